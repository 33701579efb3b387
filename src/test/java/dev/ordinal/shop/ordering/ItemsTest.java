package dev.ordinal.shop.ordering;

import static dev.ordinal.shop.ordering.contract.Examples.euro;
import static dev.ordinal.shop.ordering.contract.Examples.item;
import static dev.ordinal.shop.ordering.contract.Examples.money;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.shop.ordering.contract.Item;
import dev.ordinal.shop.ordering.contract.OrderCommand.PlaceOrder;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class ItemsTest {

    private static final Items TEA_AND_CUP =
            new Items(List.of(item("tea", 2, "4.50"), item("cup", 1, "12")));

    @Test
    void items_keep_the_order_in_which_they_were_first_added() {
        var items = TEA_AND_CUP.with(item("pot", 1, "30")).with(item("tea", 1, "4.50"));
        assertThat(items.list()).extracting(Item::productId).containsExactly("tea", "cup", "pot");
    }

    @Test
    void pieces_of_the_same_product_add_up() {
        assertThat(TEA_AND_CUP.with(item("tea", 3, "4.50")).find("tea"))
                .hasValue(item("tea", 5, "4.50"));
    }

    @Test
    void the_total_is_quantity_times_price_over_all_items() {
        assertThat(TEA_AND_CUP.total()).hasValue(euro("21.00"));
    }

    @Test
    void no_items_have_no_total_for_there_is_no_currency() {
        assertThat(Items.NONE.total()).isEmpty();
    }

    @Test
    void a_product_goes_as_a_whole_and_an_unknown_one_changes_nothing() {
        assertThat(TEA_AND_CUP.without("tea").list()).containsExactly(item("cup", 1, "12"));
        assertThat(TEA_AND_CUP.without("pot")).isEqualTo(TEA_AND_CUP);
    }

    @Test
    void changes_leave_the_items_they_came_from_alone() {
        var source = new ArrayList<>(List.of(item("tea", 2, "4.50")));
        var items = new Items(source);
        items.with(item("cup", 1, "12"));
        source.clear();
        assertThat(items.list()).containsExactly(item("tea", 2, "4.50"));
    }

    @Test
    void prices_that_differ_only_in_written_zeros_are_the_same_price() {
        assertThat(TEA_AND_CUP.objectionTo(item("tea", 1, "4.5"))).isEmpty();
        assertThat(TEA_AND_CUP.objectionTo(item("cup", 1, "12.000"))).isEmpty();
    }

    @Test
    void a_product_can_reach_the_most_pieces_but_not_pass_them() {
        var almost = new Items(List.of(item("tea", Item.MOST_PIECES - 1, "1")));
        assertThat(almost.objectionTo(item("tea", 1, "1"))).isEmpty();
        assertThat(almost.objectionTo(item("tea", 2, "1"))).hasValue("order.full");
    }

    @Test
    void items_can_reach_the_most_products_but_not_pass_them() {
        var one_less = new Items(products(PlaceOrder.MOST_ITEMS - 1));
        assertThat(one_less.objectionTo(item("tea", 1, "1"))).isEmpty();
        var full = one_less.with(item("tea", 1, "1"));
        assertThat(full.objectionTo(item("cup", 1, "1"))).hasValue("order.full");
        assertThat(full.objectionTo(item("tea", 1, "1"))).isEmpty();
    }

    @Test
    void another_currency_is_the_first_objection() {
        assertThat(TEA_AND_CUP.objectionTo(new Item("tea", 10_000, money("1", "USD"))))
                .hasValue("order.mixed-currencies");
    }

    @Test
    void no_total_passes_what_money_can_be() {
        var dear = new Items(List.of(item("tea", 1, "999999999999.98")));
        assertThat(dear.objectionTo(item("cup", 1, "0.01"))).isEmpty();
        assertThat(dear.with(item("cup", 1, "0.01")).total()).hasValue(euro("999999999999.99"));
        assertThat(dear.objectionTo(item("cup", 1, "0.02"))).hasValue("order.too-dear");
        assertThat(Items.NONE.objectionTo(item("tea", 2, "500000000000")))
                .hasValue("order.too-dear");
    }

    private static List<Item> products(int count) {
        return IntStream.range(0, count).mapToObj(i -> item("p" + i, 1, "1")).toList();
    }
}
