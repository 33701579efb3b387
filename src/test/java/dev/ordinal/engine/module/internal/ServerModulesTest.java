package dev.ordinal.engine.module.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;

class ServerModulesTest {

    private static final Map<String, Set<String>> PACKAGES =
            Map.of(
                    "orders",
                    Set.of("shop.orders"),
                    "orderbook",
                    Set.of("shop.orderbook", "demo.orderbook"),
                    "stock",
                    Set.of("shop.stock"));

    private final ServerModules modules = ServerModules.choose(" orders, stock,", PACKAGES);

    @Test
    void what_belongs_to_a_chosen_module_or_to_none_is_there() {
        assertThat(modules.chosen()).containsExactly("orders", "stock");
        assertThat(modules.has("shop.orders.list.OrderList")).isTrue();
        assertThat(modules.has("shop.engine.CommandBus")).isTrue();
        assertThat(modules.has("shop.orderbooks.Other")).isTrue();
    }

    @Test
    void what_belongs_to_another_module_is_not_but_for_its_contract() {
        assertThat(modules.has("shop.orderbook.Book")).isFalse();
        assertThat(modules.has("shop.orderbook.list.Books")).isFalse();
        assertThat(modules.has("shop.orderbook.contracts.Contract")).isFalse();
        assertThat(modules.has("shop.orderbook.contract.BookEvent")).isTrue();
        assertThat(modules.has("demo.orderbook.SampleBooks")).isFalse();
        assertThat(modules.absentPackages()).containsExactly("demo.orderbook", "shop.orderbook");
        assertThat(modules.presentPackages()).containsExactly("shop.orders", "shop.stock");
    }

    @Test
    void a_name_that_is_none_is_refused_with_those_that_are() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ServerModules.choose("orders,shipping", PACKAGES))
                .withMessage(
                        "ORDINAL_MODULES names the module \"shipping\", which is not in this WAR."
                                + " There are orderbook, orders, stock");
    }

    @Test
    void no_name_at_all_is_refused() {
        for (String names : new String[] {"", " ", ",", " , "}) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> ServerModules.choose(names, PACKAGES))
                    .withMessageStartingWith("ORDINAL_MODULES is empty.");
        }
    }
}
