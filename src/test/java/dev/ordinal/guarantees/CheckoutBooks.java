package dev.ordinal.guarantees;

import static dev.ordinal.testkit.ThreeServers.Role.INVENTORY;
import static dev.ordinal.testkit.ThreeServers.Role.ORDERING;
import static dev.ordinal.testkit.ThreeServers.Role.PAYMENT;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.demo.embedded.ExternalServers;
import dev.ordinal.testkit.ThreeServers;
import dev.ordinal.testkit.ThreeServers.Role;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Check that stock, payments and orders of the three servers agree once all checkouts have ended.
 */
record CheckoutBooks(ThreeServers three) {

    private static final Duration TIMEOUT = Duration.ofMinutes(6);

    private static final String UNFINISHED =
            """
            select (select count(*) from saga_instance where not finished)
                 + (select count(*) from saga_timer)
                 + (select count(*) from order_list where status not in ('CONFIRMED', 'CANCELLED'))\
            """;

    private static final String SOLD_BY_ORDERS =
            """
            select item ->> 'productId', sum((item ->> 'quantity')::int)
              from order_details, jsonb_array_elements(document -> 'items') item
             where document ->> 'status' = 'confirmed' group by 1\
            """;

    private static final String SOLD = "select product_id, sold from stock_level where sold > 0";

    private static final String PRICES =
            """
            select order_id::text, (document -> 'total' ->> 'amount')::numeric * 100
              from order_details where document ->> 'status' = 'confirmed'\
            """;

    private static final String CAPTURED =
            """
            select payment_id::text, (document -> 'amount' ->> 'amount')::numeric * 100
              from payment_details where document ->> 'status' = 'captured'\
            """;

    private static final String TAKEN =
            """
            select i.payment_id, sum(i.amount) - coalesce(sum(r.amount), 0)
              from sandbox_intent i left join sandbox_refund r on r.intent = i.id
             where i.status = 'succeeded' group by 1
            having sum(i.amount) <> coalesce(sum(r.amount), 0)\
            """;

    private static final String REASONS =
            """
            select case when starts_with(document ->> 'cancelReason', 'personal:') then 'by the customer'
                        else split_part(document ->> 'cancelReason', ': ', 1) end, count(*)
              from order_details where document ->> 'status' = 'cancelled' group by 1\
            """;

    /** Waits until nothing is in progress any more. */
    void awaitQuiet(int checkouts) {
        var stopped = "select count(*) from saga_instance where finished";
        await().atMost(TIMEOUT).until(() -> number(ORDERING, stopped) >= checkouts);
        await().atMost(TIMEOUT).until(() -> number(ORDERING, UNFINISHED) == 0);
        await().atMost(TIMEOUT).until(() -> callsDue() == 0);
        for (Role role : Role.values()) {
            await().atMost(TIMEOUT).until(() -> number(role, ExternalServers.UNREAD) == 0);
        }
    }

    private long callsDue() {
        return number(PAYMENT, "select count(*) from payment_call where due_at is not null");
    }

    void assertSettled(int checkouts) {
        assertThat(number(ORDERING, "select count(*) from order_list")).isEqualTo(checkouts);
        assertThat(number(ORDERING, "select count(*) from saga_instance")).isEqualTo(checkouts);
        assertThat(number(ORDERING, "select count(*) from saga_instance where attention <> ''"))
                .as("sagas that need attention")
                .isZero();
        for (Role role : Role.values()) {
            assertThat(number(role, "select count(*) from parked_event")).as("parked").isZero();
        }
    }

    void assertStock(Map<String, Long> received) throws SQLException {
        var level = "select product_id, on_hand + reserved + sold from stock_level";
        assertThat(figures(INVENTORY, level)).as("pieces").isEqualTo(received);
        assertThat(number(INVENTORY, "select sum(reserved) from stock_level")).isZero();
        assertThat(figures(INVENTORY, SOLD))
                .as("pieces sold")
                .isEqualTo(figures(ORDERING, SOLD_BY_ORDERS));
    }

    void assertMoney() throws SQLException {
        var prices = figures(ORDERING, PRICES);
        assertThat(figures(PAYMENT, TAKEN)).as("cents at the provider").isEqualTo(prices);
        assertThat(figures(PAYMENT, CAPTURED)).as("cents in payments").isEqualTo(prices);
    }

    /** The number of dead letters of all subscriptions. */
    long deadLetters() {
        long count = 0;
        for (Role role : Role.values()) {
            count +=
                    three.http(role)
                            .as("olga")
                            .get("/api/admin/dead-letters")
                            .json()
                            .path("total")
                            .asLong(1);
        }
        return count;
    }

    long confirmed() {
        return number(ORDERING, "select count(*) from order_list where status = 'CONFIRMED'");
    }

    /** The reasons for which orders were cancelled, with their number. */
    Map<String, Long> reasons() throws SQLException {
        return figures(ORDERING, REASONS);
    }

    private long number(Role role, String query) {
        return three.number(role, query);
    }

    private Map<String, Long> figures(Role role, String query) throws SQLException {
        var figures = new TreeMap<String, Long>();
        try (var connection = three.connect(role);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) figures.put(rows.getString(1), rows.getLong(2));
        }
        return figures;
    }
}
