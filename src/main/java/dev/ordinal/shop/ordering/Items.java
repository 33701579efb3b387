package dev.ordinal.shop.ordering;

import dev.ordinal.shop.money.Money;
import dev.ordinal.shop.ordering.contract.Item;
import dev.ordinal.shop.ordering.contract.OrderCommand.PlaceOrder;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The items of an order, one for each product, all in one currency, in the order in which they were
 * first added.
 */
public record Items(List<Item> list) {

    static final Items NONE = new Items(List.of());

    public Items {
        list = List.copyOf(list);
    }

    Optional<Item> find(String productId) {
        return list.stream().filter(item -> item.productId().equals(productId)).findFirst();
    }

    boolean has(String productId) {
        return find(productId).isPresent();
    }

    /** Adds an item; if the product is there already, the quantities are added. */
    public Items with(Item added) {
        var items = new ArrayList<Item>(list.size() + 1);
        list.forEach(item -> items.add(isSame(item, added) ? more(item, added) : item));
        if (!has(added.productId())) items.add(added);
        return new Items(items);
    }

    public Items without(String productId) {
        return new Items(
                list.stream().filter(item -> !item.productId().equals(productId)).toList());
    }

    /** The sum of all items; empty if there are no items, since there is no currency then. */
    public Optional<Money> total() {
        return list.stream().map(Item::total).reduce(Money::plus);
    }

    /** The code of the refusal if an item cannot be added; empty if it can. */
    Optional<String> objectionTo(Item added) {
        if (hasOtherCurrencyThan(added)) return Optional.of("order.mixed-currencies");
        if (hasOtherPriceFor(added)) return Optional.of("order.price-differs");
        if (isFullFor(added)) return Optional.of("order.full");
        if (isTooDearWith(added)) return Optional.of("order.too-dear");
        return Optional.empty();
    }

    private boolean hasOtherPriceFor(Item added) {
        return find(added.productId())
                .filter(item -> !item.unitPrice().equals(added.unitPrice()))
                .isPresent();
    }

    private boolean hasOtherCurrencyThan(Item added) {
        return list.stream()
                .anyMatch(i -> !i.unitPrice().currency().equals(added.unitPrice().currency()));
    }

    private boolean isFullFor(Item added) {
        int pieces = find(added.productId()).map(Item::quantity).orElse(0) + added.quantity();
        boolean oneTooMany = !has(added.productId()) && list.size() == PlaceOrder.MOST_ITEMS;
        return oneTooMany || pieces > Item.MOST_PIECES;
    }

    /** Whether the total would exceed the range of {@link Money} with an item added. */
    private boolean isTooDearWith(Item added) {
        var sum =
                Stream.concat(list.stream(), Stream.of(added))
                        .map(i -> i.unitPrice().amount().multiply(BigDecimal.valueOf(i.quantity())))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return !Money.isWritable(sum);
    }

    private static boolean isSame(Item item, Item added) {
        return item.productId().equals(added.productId());
    }

    private static Item more(Item item, Item added) {
        return new Item(item.productId(), item.quantity() + added.quantity(), item.unitPrice());
    }
}
