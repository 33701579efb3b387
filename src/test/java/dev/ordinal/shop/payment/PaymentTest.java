package dev.ordinal.shop.payment;

import static dev.ordinal.engine.privacy.Personal.plain;

import dev.ordinal.shop.money.Money;
import dev.ordinal.shop.payment.contract.PaymentCommand;
import dev.ordinal.shop.payment.contract.PaymentCommand.CapturePayment;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordCapture;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordDecline;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordDispute;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordDisputeClosed;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordRefund;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordRefundFailure;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordUnknown;
import dev.ordinal.shop.payment.contract.PaymentCommand.RefundPayment;
import dev.ordinal.shop.payment.contract.PaymentEvent;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentCaptured;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentDeclined;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentDisputeClosed;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentDisputed;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentOutcomeUnknown;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentRefunded;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentRequested;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentVoided;
import dev.ordinal.shop.payment.contract.PaymentEvent.RefundFailed;
import dev.ordinal.shop.payment.contract.PaymentEvent.RefundGivenUp;
import dev.ordinal.shop.payment.contract.PaymentEvent.RefundRequested;
import dev.ordinal.testkit.DeciderSpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

class PaymentTest {

    private static final UUID ID = new UUID(0, 1);
    private static final Money MONEY = euros("12.50");
    private static final Money NOTHING = euros("0");

    private static final CapturePayment CAPTURE =
            new CapturePayment(ID, MONEY, plain("visa"), "alice");
    private static final RefundPayment REFUND = new RefundPayment(ID, plain("out of stock"));
    private static final RecordCapture TAKEN = new RecordCapture(ID, "pi_1");
    private static final RecordDecline REFUSED = new RecordDecline(ID, "no_funds", plain("No."));
    private static final RecordUnknown SILENT = new RecordUnknown(ID, "no answer");
    private static final RecordRefund GIVEN_BACK = new RecordRefund(ID, "re_1");

    private static final PaymentRequested REQUESTED =
            new PaymentRequested(ID, MONEY, plain("visa"), "alice");
    private static final PaymentCaptured CAPTURED = new PaymentCaptured(ID, MONEY, "pi_1");
    private static final PaymentDeclined DECLINED =
            new PaymentDeclined(ID, "no_funds", plain("No."));
    private static final PaymentOutcomeUnknown UNKNOWN = new PaymentOutcomeUnknown(ID, "no answer");
    private static final RefundRequested WISHED = new RefundRequested(ID, plain("out of stock"));
    private static final PaymentRefunded REFUNDED = refundedBy(1);
    private static final PaymentVoided VOIDED = new PaymentVoided(ID, plain("out of stock"));

    private static final DeciderSpec<PaymentCommand, PaymentState, PaymentEvent> NEW =
            DeciderSpec.of(new Payment());
    private static final DeciderSpec<PaymentCommand, PaymentState, PaymentEvent> OPEN =
            NEW.given(REQUESTED);
    private static final DeciderSpec<PaymentCommand, PaymentState, PaymentEvent> TAKEN_ALREADY =
            OPEN.given(CAPTURED);

    private static Money euros(String amount) {
        return new Money(new BigDecimal(amount), "EUR");
    }

    // capturing

    @Test
    void a_payment_is_requested_before_the_provider_is_asked() {
        NEW.when(CAPTURE).then(REQUESTED);
    }

    @ParameterizedTest
    @CsvSource({"1.234, KWD", "1, DEM", "0.49, EUR", "1000000, EUR", "1, XAU", "1, ZZZ"})
    void what_the_provider_does_not_take_is_not_requested(String amount, String currency) {
        var money = new Money(new BigDecimal(amount), currency);
        NEW.when(new CapturePayment(ID, money, plain("visa"), "alice"))
                .thenRefused("payment.not-payable");
    }

    static Stream<DeciderSpec<PaymentCommand, PaymentState, PaymentEvent>> wherever() {
        return Stream.of(
                OPEN,
                OPEN.given(UNKNOWN),
                OPEN.given(WISHED),
                TAKEN_ALREADY,
                OPEN.given(DECLINED),
                TAKEN_ALREADY.given(WISHED),
                TAKEN_ALREADY.given(WISHED, REFUNDED),
                TAKEN_ALREADY.given(WISHED, failed(1)),
                TAKEN_ALREADY.given(WISHED, REFUNDED, failed(1, "re_1")));
    }

    @ParameterizedTest
    @MethodSource("wherever")
    void the_same_payment_again_is_no_second_payment(
            DeciderSpec<PaymentCommand, PaymentState, PaymentEvent> payment) {
        payment.when(CAPTURE).thenNothing();
    }

    @ParameterizedTest
    @MethodSource("wherever")
    void one_order_is_paid_in_one_way(
            DeciderSpec<PaymentCommand, PaymentState, PaymentEvent> payment) {
        payment.when(new CapturePayment(ID, euros("12.51"), plain("visa"), "alice"))
                .thenRefused("payment.differs");
        payment.when(new CapturePayment(ID, MONEY, plain("cash"), "alice"))
                .thenRefused("payment.differs");
    }

    @Test
    void an_amount_of_zero_is_captured_without_a_call() {
        var requested = new PaymentRequested(ID, NOTHING, plain("visa"), "alice");
        var captured = new PaymentCaptured(ID, NOTHING, null);
        NEW.when(new CapturePayment(ID, NOTHING, plain("visa"), "alice")).then(requested, captured);
        NEW.given(requested, captured)
                .when(REFUND)
                .then(WISHED, new PaymentRefunded(ID, NOTHING, 1));
    }

    // what the provider answers

    @Test
    void the_provider_captures_or_declines() {
        OPEN.when(TAKEN).then(CAPTURED);
        OPEN.when(REFUSED).then(DECLINED);
    }

    @Test
    void an_unknown_outcome_is_recorded_once() {
        OPEN.when(SILENT).then(UNKNOWN);
        OPEN.given(UNKNOWN).when(SILENT).thenNothing();
        TAKEN_ALREADY.when(SILENT).thenNothing();
    }

    @Test
    void what_was_unknown_becomes_known() {
        OPEN.given(UNKNOWN).when(TAKEN).then(CAPTURED);
        OPEN.given(UNKNOWN).when(REFUSED).then(DECLINED);
    }

    @Test
    void the_same_answer_again_changes_nothing() {
        TAKEN_ALREADY.when(TAKEN).thenNothing();
        TAKEN_ALREADY.given(WISHED).when(TAKEN).thenNothing();
        TAKEN_ALREADY.given(WISHED, REFUNDED).when(TAKEN).thenNothing();
        TAKEN_ALREADY.given(WISHED, REFUNDED).when(GIVEN_BACK).thenNothing();
        OPEN.given(DECLINED).when(REFUSED).thenNothing();
        OPEN.given(DECLINED, VOIDED).when(REFUSED).thenNothing();
    }

    @Test
    void an_answer_that_contradicts_an_earlier_one_is_refused() {
        TAKEN_ALREADY.when(new RecordCapture(ID, "pi_2")).thenRefused("payment.captured-twice");
        TAKEN_ALREADY.when(REFUSED).thenRefused("payment.not-open");
        TAKEN_ALREADY.when(GIVEN_BACK).thenRefused("payment.not-refunding");
        OPEN.when(GIVEN_BACK).thenRefused("payment.not-refunding");
    }

    @Test
    void an_unexpected_answer_is_refused() {
        NEW.when(TAKEN).thenRefused("payment.not-requested");
        NEW.when(REFUSED).thenRefused("payment.not-requested");
        NEW.given(VOIDED).when(TAKEN).thenRefused("payment.not-requested");
    }

    @Test
    void money_that_comes_after_all_goes_back() {
        var late = new RefundRequested(ID, plain("It was captured after it had been given up"));
        OPEN.given(DECLINED).when(TAKEN).then(CAPTURED, late);
        OPEN.given(DECLINED, VOIDED).when(TAKEN).then(CAPTURED, late);
        OPEN.given(DECLINED, VOIDED, CAPTURED, late).when(GIVEN_BACK).then(REFUNDED);
    }

    // giving back

    @Test
    void what_was_captured_is_given_back_by_the_provider() {
        TAKEN_ALREADY.when(REFUND).then(WISHED);
        TAKEN_ALREADY.given(WISHED).when(GIVEN_BACK).then(REFUNDED);
    }

    @Test
    void a_refund_that_overtakes_its_payment_leaves_a_tombstone() {
        NEW.when(REFUND).then(VOIDED);
        NEW.given(VOIDED).when(CAPTURE).thenRefused("payment.voided");
        NEW.given(VOIDED).when(REFUND).thenNothing();
    }

    @Test
    void a_refund_of_what_was_declined_gives_the_payment_up() {
        OPEN.given(DECLINED).when(REFUND).then(VOIDED);
        OPEN.given(DECLINED, VOIDED).when(CAPTURE).thenRefused("payment.voided");
    }

    @Test
    void a_refund_waits_until_it_is_known_what_there_is_to_give_back() {
        OPEN.when(REFUND).then(WISHED);
        OPEN.given(UNKNOWN).when(REFUND).then(WISHED);
        OPEN.given(WISHED).when(SILENT).then(UNKNOWN);
        OPEN.given(WISHED).when(REFUSED).then(DECLINED, VOIDED);
        OPEN.given(WISHED).when(TAKEN).then(CAPTURED);
        OPEN.given(WISHED, CAPTURED).when(GIVEN_BACK).then(REFUNDED);
    }

    @Test
    void a_refund_that_comes_again_changes_nothing() {
        OPEN.given(WISHED).when(REFUND).thenNothing();
        OPEN.given(WISHED, UNKNOWN, CAPTURED).when(REFUND).thenNothing();
        TAKEN_ALREADY.given(WISHED).when(REFUND).thenNothing();
        TAKEN_ALREADY.given(WISHED, REFUNDED).when(REFUND).thenNothing();
        OPEN.given(DECLINED, VOIDED).when(REFUND).thenNothing();
    }

    // refunds that fail, and disputes

    private static final DeciderSpec<PaymentCommand, PaymentState, PaymentEvent> REFUNDING =
            TAKEN_ALREADY.given(WISHED);

    /** The failure of an attempt, as the provider answers it. */
    private static RecordRefundFailure fails(int attempt) {
        return new RecordRefundFailure(ID, attempt, "charge_disputed", null);
    }

    private static PaymentRefunded refundedBy(int attempt) {
        return new PaymentRefunded(ID, MONEY, attempt);
    }

    private static RefundFailed failed(int attempt) {
        return new RefundFailed(ID, MONEY, attempt, "charge_disputed", null, "pi_1");
    }

    /** The failure of a refund, as the provider's webhook tells it. */
    private static RecordRefundFailure fails(String refund) {
        return new RecordRefundFailure(ID, null, "expired_or_canceled_card", refund);
    }

    private static RefundFailed failed(int attempt, String refund) {
        return new RefundFailed(ID, MONEY, attempt, "expired_or_canceled_card", refund, "pi_1");
    }

    @Test
    void a_refund_that_failed_is_attempted_again() {
        REFUNDING.when(fails(1)).then(failed(1));
        REFUNDING.given(failed(1)).when(fails(2)).then(failed(2));
        REFUNDING.given(failed(1)).when(GIVEN_BACK).then(refundedBy(2));
    }

    @Test
    void a_failure_counts_once() {
        REFUNDING.given(failed(1)).when(fails(1)).thenNothing();
        REFUNDING.given(failed(1, "re_1")).when(fails("re_1")).thenNothing();
        REFUNDING.given(failed(1, "re_1"), REFUNDED).when(fails("re_1")).thenNothing();
        REFUNDING.given(REFUNDED).when(fails(1)).thenNothing();
    }

    @Test
    void a_refund_that_fails_after_it_had_succeeded_is_attempted_again() {
        REFUNDING.given(REFUNDED).when(fails("re_1")).then(failed(1, "re_1"));
        REFUNDING.given(REFUNDED, failed(1, "re_1")).when(GIVEN_BACK).thenNothing();
        REFUNDING
                .given(REFUNDED, failed(1, "re_1"))
                .when(new RecordRefund(ID, "re_2"))
                .then(refundedBy(2));
    }

    @Test
    void after_several_attempts_a_person_is_asked() {
        var tired = REFUNDING.given(failed(1), failed(2), failed(3), failed(4));
        var givenUp = new RefundGivenUp(ID, 5, "charge_disputed");
        tired.when(fails(5)).then(failed(5), givenUp);
        var owed = tired.given(failed(5), givenUp);
        owed.when(fails(5)).thenNothing();
        owed.when(CAPTURE).thenNothing();
        owed.when(new RecordRefund(ID, null)).then(refundedBy(6));
        owed.when(REFUND).then(WISHED);
        owed.given(WISHED).when(fails(6)).then(failed(6));
        owed.given(WISHED, failed(6)).when(GIVEN_BACK).then(refundedBy(7));
    }

    @Test
    void errors_of_the_provider_alone_give_no_refund_up() {
        var payment = REFUNDING.given(failed(1), failed(2), failed(3), failed(4));
        for (int attempt = 5; attempt < 20; attempt++) {
            var error = new RefundFailed(ID, MONEY, attempt, "provider_error", null, "pi_1");
            payment.when(new RecordRefundFailure(ID, attempt, "provider_error", null)).then(error);
            payment = payment.given(error);
        }
        payment.when(fails(20)).then(failed(20), new RefundGivenUp(ID, 20, "charge_disputed"));
    }

    @Test
    void a_refund_of_a_late_capture_is_attempted_again_too() {
        var late = new RefundRequested(ID, plain("It was captured after it had been given up"));
        OPEN.given(DECLINED, VOIDED, CAPTURED, late).when(fails(1)).then(failed(1));
    }

    @Test
    void a_refund_that_nobody_asked_for_may_fail() {
        TAKEN_ALREADY.when(fails("re_7")).thenNothing();
        OPEN.when(fails("re_7")).thenNothing();
        NEW.when(fails("re_7")).thenRefused("payment.not-requested");
    }

    @Test
    void a_dispute_is_recorded_once_and_changes_nothing_else() {
        var dispute = new RecordDispute(ID, "dp_1", "fraudulent");
        var disputed = new PaymentDisputed(ID, "dp_1", "fraudulent");
        for (var payment : List.of(TAKEN_ALREADY, REFUNDING, REFUNDING.given(REFUNDED))) {
            payment.when(dispute).then(disputed);
            payment.given(disputed).when(dispute).thenNothing();
        }
        REFUNDING.given(disputed).when(GIVEN_BACK).then(REFUNDED);
        REFUNDING.given(disputed).when(fails(1)).then(failed(1));
        TAKEN_ALREADY.given(disputed).when(REFUND).then(WISHED);
    }

    @Test
    void the_end_of_a_dispute_is_recorded_once_and_changes_nothing_else() {
        var close = new RecordDisputeClosed(ID, "dp_1", "lost", true);
        var closed = new PaymentDisputeClosed(ID, "dp_1", "lost", true);
        var disputed = new PaymentDisputed(ID, "dp_1", "fraudulent");
        for (var payment : List.of(TAKEN_ALREADY, REFUNDING, REFUNDING.given(REFUNDED))) {
            payment.given(disputed).when(close).then(closed);
            payment.given(disputed, closed).when(close).thenNothing();
        }
        REFUNDING.given(disputed, closed).when(GIVEN_BACK).then(REFUNDED);
        TAKEN_ALREADY.given(disputed, closed).when(REFUND).then(WISHED);
        TAKEN_ALREADY
                .given(disputed, closed)
                .when(new RecordDisputeClosed(ID, "dp_1", "won", false))
                .then(new PaymentDisputeClosed(ID, "dp_1", "won", false));
        TAKEN_ALREADY
                .given(disputed, closed)
                .when(new RecordDisputeClosed(ID, "dp_2", "lost", true))
                .then(new PaymentDisputeClosed(ID, "dp_2", "lost", true));
    }

    @Test
    void the_end_of_a_dispute_may_be_told_before_its_beginning() {
        var closed = new PaymentDisputeClosed(ID, "dp_1", "won", false);
        TAKEN_ALREADY.when(new RecordDisputeClosed(ID, "dp_1", "won", false)).then(closed);
        TAKEN_ALREADY.given(closed).when(new RecordDispute(ID, "dp_1", "fraudulent")).thenNothing();
        OPEN.when(new RecordDisputeClosed(ID, "dp_1", "won", false))
                .thenRefused("payment.not-captured");
        NEW.when(new RecordDisputeClosed(ID, "dp_1", "won", false))
                .thenRefused("payment.not-requested");
    }

    @Test
    void a_dispute_that_is_told_before_the_capture_is_refused_so_that_it_comes_again() {
        var dispute = new RecordDispute(ID, "dp_1", "fraudulent");
        OPEN.when(dispute).thenRefused("payment.not-captured");
        NEW.when(dispute).thenRefused("payment.not-requested");
    }
}
