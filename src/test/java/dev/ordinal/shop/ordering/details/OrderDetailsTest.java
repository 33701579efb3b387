package dev.ordinal.shop.ordering.details;

import static dev.ordinal.engine.privacy.Personal.plain;
import static dev.ordinal.shop.ordering.contract.Examples.ALICE;
import static dev.ordinal.shop.ordering.contract.Examples.ORDER;
import static dev.ordinal.shop.ordering.contract.Examples.euro;
import static dev.ordinal.shop.ordering.contract.Examples.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.message.Actor;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.message.Origin;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.shop.ordering.contract.OrderEvent;
import dev.ordinal.shop.ordering.contract.OrderEvent.ItemAdded;
import dev.ordinal.shop.ordering.contract.OrderEvent.ItemRemoved;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderCancelled;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderCreated;
import dev.ordinal.shop.ordering.contract.OrderStatus;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

class OrderDetailsTest {

    private static final Instant DAWN = Instant.parse("2026-03-01T06:00:00Z");
    private static final OrderCreated CREATED =
            new OrderCreated(ORDER, ALICE, List.of(item("tea", 2, "4.50")));

    @Test
    void a_created_order_is_open_and_as_old_as_its_first_event() {
        assertThat(after(CREATED))
                .isEqualTo(
                        new OrderDetails(
                                ORDER,
                                ALICE,
                                OrderStatus.OPEN,
                                List.of(item("tea", 2, "4.50")),
                                euro("9.00"),
                                1,
                                DAWN,
                                DAWN,
                                null));
    }

    @Test
    void items_come_and_go_and_the_total_follows() {
        var added = after(CREATED, new ItemAdded(ORDER, item("cup", 1, "12")));
        assertThat(added.total()).isEqualTo(euro("21.00"));
        assertThat(added.version()).isEqualTo(2);
        assertThat(added.createdAt()).isEqualTo(DAWN);
        assertThat(added.updatedAt()).isEqualTo(DAWN.plusSeconds(1));

        var removed =
                after(
                        CREATED,
                        new ItemAdded(ORDER, item("cup", 1, "12")),
                        new ItemRemoved(ORDER, item("tea", 2, "4.50")));
        assertThat(removed.items()).containsExactly(item("cup", 1, "12"));
        assertThat(removed.total()).isEqualTo(euro("12.00"));
    }

    @Test
    void an_order_that_lost_its_last_item_has_no_total() {
        var empty = after(CREATED, new ItemRemoved(ORDER, item("tea", 2, "4.50")));
        assertThat(empty.items()).isEmpty();
        assertThat(empty.total()).isNull();
    }

    @Test
    void a_cancelled_order_keeps_its_items_and_says_why() {
        var cancelled = after(CREATED, new OrderCancelled(ORDER, plain("too slow")));
        assertThat(cancelled.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(cancelled.cancelReason()).isEqualTo(plain("too slow"));
        assertThat(cancelled.items()).hasSize(1);
        assertThat(cancelled.total()).isEqualTo(euro("9.00"));
    }

    @Test
    void an_order_looks_the_same_after_its_document_was_stored() {
        for (var order :
                List.of(
                        after(CREATED),
                        after(CREATED, new ItemRemoved(ORDER, item("tea", 2, "4.50"))),
                        after(CREATED, new OrderCancelled(ORDER, plain("<b>\"why\"</b>"))))) {
            assertThat(new OrderDetailsRow(order).order()).isEqualTo(order);
        }
    }

    @Test
    void an_order_reads_as_the_api_promises() {
        assertThat(Json.STRICT.writeValueAsString(after(CREATED)))
                .contains("\"status\":\"open\"")
                .contains("\"total\":{\"amount\":9.00,\"currency\":\"EUR\"}")
                .contains("\"createdAt\":\"2026-03-01T06:00:00Z\"");
    }

    @Test
    void a_change_to_an_order_that_was_never_created_is_a_defect() {
        assertThatIllegalStateException()
                .isThrownBy(() -> after(new OrderCancelled(ORDER, plain("never was"))));
    }

    /** Folds the events, recorded one second apart. */
    private static OrderDetails after(OrderEvent first, OrderEvent... others) {
        var order = OrderDetails.after(null, first, metadata(1));
        for (int i = 0; i < others.length; i++) order = next(order, others[i], i + 2);
        return order;
    }

    private static OrderDetails next(@Nullable OrderDetails order, OrderEvent event, int version) {
        return OrderDetails.after(order, event, metadata(version));
    }

    private static Metadata metadata(int version) {
        var id = new UUID(0, version);
        return new Metadata(
                id,
                StreamId.of("order", ORDER),
                version,
                100 + version,
                DAWN.plusSeconds(version - 1),
                new Origin(id, id, new Actor(ALICE, "customer"), null, null));
    }
}
