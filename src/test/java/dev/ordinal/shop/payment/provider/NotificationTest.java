package dev.ordinal.shop.payment.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.json.Json;
import dev.ordinal.shop.payment.contract.PaymentCommand.ProviderAnswer;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordCapture;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordDispute;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordDisputeClosed;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordRefund;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordRefundFailure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;
import java.util.UUID;

class NotificationTest {

    private static final UUID ID = new UUID(0, 7);

    private static Optional<ProviderAnswer> answer(String type, String object) {
        var event =
                """
                {'type': '%s', 'data': {'object': %s}}\
                """
                        .formatted(type, object.replace("ID", "{'payment_id': '" + ID + "'}"));
        return Notification.of(Json.TOLERANT.readTree(event.replace('\'', '"')))
                .answer(intent -> Optional.of(ID).filter(_ -> intent.equals("pi_1")));
    }

    @Test
    void a_payment_that_succeeded_is_captured() {
        assertThat(
                        answer(
                                "payment_intent.succeeded",
                                "{'id': 'pi_1', 'status': 'succeeded', 'metadata': ID}"))
                .contains(new RecordCapture(ID, "pi_1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "refund.created",
                "refund.updated",
                "refund.failed",
                "charge.refund.updated"
            })
    void a_refund_is_told_by_its_status_whatever_the_event_is_called(String type) {
        assertThat(answer(type, "{'id': 're_1', 'status': 'succeeded', 'metadata': ID}"))
                .contains(new RecordRefund(ID, "re_1"));
        assertThat(
                        answer(
                                type,
                                "{'id': 're_1', 'status': 'failed', 'metadata': ID,"
                                        + " 'failure_reason': 'expired_or_canceled_card'}"))
                .contains(new RecordRefundFailure(ID, null, "expired_or_canceled_card", "re_1"));
        assertThat(answer(type, "{'id': 're_1', 'status': 'canceled', 'metadata': ID}"))
                .contains(new RecordRefundFailure(ID, null, "canceled", "re_1"));
        assertThat(answer(type, "{'id': 're_1', 'status': 'pending', 'metadata': ID}")).isEmpty();
        assertThat(answer(type, "{'id': 're_1', 'status': 'failed', 'metadata': {}}")).isEmpty();
    }

    @Test
    void the_payment_of_a_dispute_is_looked_for() {
        var type = "charge.dispute.created";
        assertThat(
                        answer(
                                type,
                                "{'id': 'dp_1', 'reason': 'fraudulent', 'payment_intent':"
                                        + " 'pi_1'}"))
                .contains(new RecordDispute(ID, "dp_1", "fraudulent"));
        assertThat(answer(type, "{'id': 'dp_1', 'payment_intent': 'pi_2'}")).isEmpty();
        assertThat(answer(type, "{'id': 'dp_1', 'payment_intent': null}")).isEmpty();
        assertThat(answer(type, "{}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "won, false",
        "warning_closed, false",
        "lost, true",
        "prevented, true",
        "new, true"
    })
    void a_dispute_that_is_closed_is_lost_unless_the_money_stays(String status, boolean lost) {
        var object = "{'id': 'dp_1', 'status': '%s', 'payment_intent': 'pi_1'}".formatted(status);
        assertThat(answer("charge.dispute.closed", object))
                .contains(new RecordDisputeClosed(ID, "dp_1", status, lost));
        assertThat(answer("charge.dispute.closed", object.replace("pi_1", "pi_2"))).isEmpty();
        assertThat(answer("charge.dispute.updated", object)).isEmpty();
    }

    @Test
    void anything_else_is_of_no_interest() {
        assertThat(answer("payout.paid", "{'id': 'po_1', 'metadata': ID}")).isEmpty();
        assertThat(answer("refund.failed", "[]")).isEmpty();
        assertThat(Notification.of(Json.TOLERANT.readTree("7")).answer(_ -> Optional.empty()))
                .isEmpty();
    }
}
