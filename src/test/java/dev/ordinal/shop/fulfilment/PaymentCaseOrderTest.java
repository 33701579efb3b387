package dev.ordinal.shop.fulfilment;

import static dev.ordinal.shop.ordering.contract.Examples.ORDER;
import static dev.ordinal.shop.ordering.contract.Examples.euro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.shop.payment.contract.PaymentEvent;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentDisputeClosed;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentDisputed;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentRefunded;
import dev.ordinal.shop.payment.contract.PaymentEvent.RefundGivenUp;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Test that what a person must see to does not depend on the order in which events arrive. */
class PaymentCaseOrderTest {

    private static final ResolvePayment SAGA = new ResolvePayment(Duration.ofMinutes(30));
    private static final PaymentDisputed DISPUTED = new PaymentDisputed(ORDER, "dp_1", "fraud");

    private static RefundGivenUp givenUp(int attempt) {
        return new RefundGivenUp(ORDER, attempt, "charge_disputed");
    }

    private static PaymentRefunded refunded(int attempt) {
        return new PaymentRefunded(ORDER, euro("21.00"), attempt);
    }

    @Test
    void a_refund_that_was_taken_back_and_given_up_is_owed() {
        assertAlways(List.of("refund"), refunded(1), refunded(5), givenUp(5));
    }

    @Test
    void a_refund_that_succeeds_after_all_is_not_owed() {
        assertAlways(List.of(), refunded(1), refunded(5), givenUp(5), refunded(6));
    }

    @Test
    void a_refund_that_is_given_up_again_is_owed() {
        assertAlways(
                List.of("refund"), refunded(1), givenUp(5), refunded(6), refunded(10), givenUp(10));
    }

    @Test
    void a_refund_and_a_dispute_are_independent() {
        var won = new PaymentDisputeClosed(ORDER, "dp_1", "won", false);
        assertAlways(List.of("refund"), DISPUTED, won, refunded(5), givenUp(5));
        var lost = new PaymentDisputeClosed(ORDER, "dp_1", "lost", true);
        assertAlways(List.of("lost dispute dp_1"), DISPUTED, lost, givenUp(5), refunded(6));
    }

    private static void assertAlways(List<String> attention, PaymentEvent... events) {
        permute(List.of(), List.of(events), attention);
    }

    private static void permute(
            List<PaymentEvent> heard, List<PaymentEvent> left, List<String> attention) {
        if (left.isEmpty()) assertThat(after(heard)).as(heard.toString()).isEqualTo(attention);
        for (PaymentEvent next : left) {
            var more = new ArrayList<>(heard);
            more.add(next);
            permute(more, left.stream().filter(event -> !event.equals(next)).toList(), attention);
        }
    }

    private static List<String> after(List<PaymentEvent> events) {
        PaymentCase state = SAGA.initial();
        for (PaymentEvent event : events) state = SAGA.on(state, event).state();
        return SAGA.needsAttention(state);
    }
}
