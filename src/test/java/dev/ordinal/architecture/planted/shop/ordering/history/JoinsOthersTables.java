package dev.ordinal.architecture.planted.shop.ordering.history;

/** A read model that reads the tables of others. */
public final class JoinsOthersTables {

    public static final String SQL =
            """
            select e.position from event e
              join order_list o on e.stream = 'order-' || o.order_id
            """;

    public static final String JPQL = "select o from OrderDetailsRow o";

    private JoinsOthersTables() {}
}
