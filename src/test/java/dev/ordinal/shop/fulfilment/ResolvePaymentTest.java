package dev.ordinal.shop.fulfilment;

import static dev.ordinal.engine.privacy.Personal.plain;
import static dev.ordinal.shop.ordering.contract.Examples.ORDER;
import static dev.ordinal.shop.ordering.contract.Examples.euro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.dispatch.CommandEvent.CommandRefused;
import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.saga.SagaSignal.RetryAsked;
import dev.ordinal.engine.saga.SagaSignal.SettledByHand;
import dev.ordinal.engine.saga.SagaSignal.TimedOut;
import dev.ordinal.shop.fulfilment.PaymentCase.Clear;
import dev.ordinal.shop.fulfilment.PaymentCase.Known;
import dev.ordinal.shop.fulfilment.PaymentCase.Open;
import dev.ordinal.shop.payment.contract.PaymentCommand.RefundPayment;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentDisputeClosed;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentDisputed;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentRefunded;
import dev.ordinal.shop.payment.contract.PaymentEvent.RefundGivenUp;
import dev.ordinal.testkit.SagaSpec;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Set;

class ResolvePaymentTest {

    private static final Duration ANSWER = Duration.ofMinutes(30);
    private static final SagaSpec<PaymentCase> SAGA = SagaSpec.of(new ResolvePayment(ANSWER));

    private static final RefundGivenUp GIVEN_UP = new RefundGivenUp(ORDER, 5, "charge_disputed");
    private static final PaymentRefunded REFUNDED = refundedBy(6);
    private static final PaymentCase CLEAR = cleared(6);
    private static final PaymentDisputed DISPUTED = new PaymentDisputed(ORDER, "dp_1", "fraud");
    private static final PaymentDisputeClosed WON =
            new PaymentDisputeClosed(ORDER, "dp_1", "won", false);
    private static final PaymentDisputeClosed LOST =
            new PaymentDisputeClosed(ORDER, "dp_1", "lost", true);
    private static final TimedOut TIME_UP = new TimedOut("refund");

    private static PaymentCase cleared(int attempt) {
        return new Clear(new Known(Set.of(), attempt));
    }

    private static PaymentRefunded refundedBy(@Nullable Integer attempt) {
        return new PaymentRefunded(ORDER, euro("21.00"), attempt);
    }

    private static SettledByHand settled(String what) {
        return new SettledByHand(what, "a bank transfer");
    }

    @Test
    void what_goes_well_is_no_case() {
        SAGA.when(refundedBy(1)).thenNothing();
        SAGA.when(refundedBy(null)).thenNothing();
    }

    @Test
    void a_refund_that_was_given_up_needs_a_person() {
        SAGA.when(GIVEN_UP).thenNeedsAttention("refund").thenSends();
        SAGA.given(GIVEN_UP).when(GIVEN_UP).thenNothing();
    }

    @Test
    void a_person_can_have_it_refunded_again() {
        SAGA.given(GIVEN_UP)
                .when(new RetryAsked())
                .thenSends(new RefundPayment(ORDER, plain("asked for again")))
                .thenStarts("refund", ANSWER)
                .thenNeedsAttention();
        var asked = SAGA.given(GIVEN_UP, new RetryAsked());
        asked.when(REFUNDED).thenState(CLEAR).thenStops("refund").thenFinished();
        asked.when(GIVEN_UP).thenNeedsAttention("refund").thenStops("refund");
        asked.when(TIME_UP).thenNeedsAttention("refund");
        asked.when(new CommandRefused("payment", "payment.refund", "to", "from", "no", ""))
                .thenNeedsAttention("refund");
        SAGA.given(GIVEN_UP).when(TIME_UP).thenNothing();
    }

    @Test
    void a_person_can_pay_it_back_by_hand() {
        SAGA.given(GIVEN_UP).when(settled("refund")).thenState(cleared(5)).thenFinished();
    }

    @Test
    void a_refund_that_comes_after_all_ends_the_case() {
        SAGA.given(GIVEN_UP).when(REFUNDED).thenState(CLEAR).thenFinished();
        SAGA.given(GIVEN_UP).when(refundedBy(null)).thenState(cleared(5)).thenFinished();
    }

    @Test
    void a_dispute_needs_a_person() {
        SAGA.when(DISPUTED).thenNeedsAttention("dispute dp_1").thenSends();
        SAGA.given(DISPUTED).when(DISPUTED).thenNothing();
        SAGA.given(DISPUTED).when(new RetryAsked()).thenNothing();
        SAGA.given(DISPUTED).when(settled("dispute dp_1")).thenState(Clear.NOTHING).thenFinished();
    }

    @Test
    void each_is_settled_by_itself() {
        var both = SAGA.given(DISPUTED, GIVEN_UP);
        both.when(new PaymentDisputed(ORDER, "dp_0", "duplicate"))
                .thenNeedsAttention("refund", "dispute dp_0", "dispute dp_1");
        both.when(REFUNDED).thenNeedsAttention("dispute dp_1");
        both.when(settled("dispute dp_1")).thenNeedsAttention("refund");
        both.given(settled("dispute dp_1"))
                .when(settled("refund"))
                .thenState(cleared(5))
                .thenFinished();
    }

    @Test
    void a_dispute_that_the_shop_has_won_needs_nobody_any_more() {
        SAGA.given(DISPUTED).when(WON).thenState(Clear.NOTHING).thenFinished();
        SAGA.given(DISPUTED, GIVEN_UP).when(WON).thenNeedsAttention("refund");
        SAGA.given(DISPUTED, settled("dispute dp_1")).when(WON).thenNeedsAttention();
    }

    @Test
    void money_that_a_lost_dispute_has_taken_needs_a_person() {
        SAGA.given(DISPUTED).when(LOST).thenNeedsAttention("lost dispute dp_1").thenSends();
        SAGA.given(DISPUTED, settled("dispute dp_1"))
                .when(LOST)
                .thenNeedsAttention("lost dispute dp_1");
        var lost = SAGA.given(DISPUTED, LOST);
        lost.when(settled("dispute dp_1")).thenNothing();
        lost.when(settled("lost dispute dp_1")).thenState(Clear.NOTHING).thenFinished();
        lost.when(WON).thenNeedsAttention();
        lost.when(REFUNDED).thenNeedsAttention("lost dispute dp_1");
    }

    @Test
    void the_end_of_a_dispute_may_be_told_before_its_beginning() {
        SAGA.when(WON).thenNeedsAttention();
        SAGA.given(WON).when(DISPUTED).thenNothing();
        SAGA.given(WON, GIVEN_UP).when(DISPUTED).thenNothing();
        SAGA.when(LOST).thenNeedsAttention("lost dispute dp_1");
        SAGA.given(LOST).when(DISPUTED).thenNothing();
        SAGA.given(LOST, settled("lost dispute dp_1")).when(DISPUTED).thenNothing();
    }

    @Test
    void states_of_earlier_releases_are_read() {
        var open =
                """
                {"paymentId": "%s", "refund": "OWED", "disputes": ["dp_1"]}\
                """
                        .formatted(ORDER);
        assertThat(Json.TOLERANT.readValue(open, Open.class).attention())
                .containsExactly("refund", "dispute dp_1");
        assertThat(Json.TOLERANT.readValue("{}", Clear.class)).isEqualTo(Clear.NOTHING);
    }

    @Test
    void a_case_is_opened_anew() {
        SAGA.given(GIVEN_UP, REFUNDED)
                .when(new RefundGivenUp(ORDER, 10, "charge_disputed"))
                .thenNeedsAttention("refund");
    }

    @Test
    void a_refund_of_an_attempt_that_failed_later_ends_nothing() {
        SAGA.given(GIVEN_UP).when(refundedBy(4)).thenNothing();
        SAGA.given(GIVEN_UP).when(refundedBy(5)).thenNothing();
        SAGA.given(refundedBy(5)).when(GIVEN_UP).thenNeedsAttention("refund");
    }

    @Test
    void a_refund_that_overtakes_the_failure_before_it_is_not_forgotten() {
        SAGA.when(REFUNDED).thenState(CLEAR).thenFinished();
        SAGA.given(REFUNDED).when(GIVEN_UP).thenNothing();
        SAGA.given(DISPUTED, REFUNDED).when(GIVEN_UP).thenNeedsAttention("dispute dp_1");
    }
}
