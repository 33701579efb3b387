package dev.ordinal.shop.payment.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.json.Json;
import dev.ordinal.shop.payment.provider.Outcome.Captured;
import dev.ordinal.shop.payment.provider.Outcome.Declined;
import dev.ordinal.shop.payment.provider.Outcome.NotYet;
import dev.ordinal.shop.payment.provider.Outcome.RefundRefused;
import dev.ordinal.shop.payment.provider.Outcome.Refunded;
import dev.ordinal.shop.payment.provider.Outcome.Unknown;
import dev.ordinal.shop.payment.provider.stripe.ProviderResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderResponsesTest {

    private static ProviderResponse answer(int status, String body) {
        return new ProviderResponse(status, Json.TOLERANT.readTree(body.replace('\'', '"')));
    }

    private static Outcome toCapture(int status, String body) {
        return ProviderResponses.toCapture(answer(status, body));
    }

    private static Outcome toRefund(int status, String body) {
        return ProviderResponses.toRefund(answer(status, body));
    }

    @Test
    void only_success_is_success() {
        assertThat(toCapture(200, "{'id':'pi_1','status':'succeeded'}"))
                .isEqualTo(new Captured("pi_1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"processing", "requires_confirmation", "requires_capture", "new_one"})
    void what_may_still_succeed_is_unknown_and_asked_for_by_name(String status) {
        assertThat(toCapture(200, "{'id':'pi_1','status':'" + status + "'}"))
                .isEqualTo(new Unknown("It is " + status, "pi_1"));
    }

    @Test
    void a_card_that_is_refused_says_why() {
        var body =
                "{'error':{'type':'card_error','code':'card_declined',"
                        + "'decline_code':'insufficient_funds','message':'No.'}}";
        assertThat(toCapture(402, body)).isEqualTo(new Declined("insufficient_funds", "No."));
        assertThat(toCapture(400, "{'error':{'code':'resource_missing'}}"))
                .isEqualTo(new Declined("resource_missing", null));
    }

    @Test
    void a_payment_that_has_ended_without_money_is_declined() {
        assertThat(
                        toCapture(
                                200,
                                "{'id':'pi_1','status':'requires_payment_method',"
                                        + "'last_payment_error':{'code':'expired_card'}}"))
                .isEqualTo(new Declined("expired_card", null));
        assertThat(toCapture(200, "{'id':'pi_1','status':'canceled'}"))
                .isEqualTo(new Declined("canceled", null));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 409, 429})
    void what_the_provider_does_not_want_to_hear_now_says_nothing_of_the_payment(int status) {
        var body = "{'error':{'type':'idempotency_error','message':'Alice'}}";
        assertThat(toCapture(status, body))
                .isEqualTo(new NotYet("It answered " + status + ": idempotency_error", null));
    }

    @Test
    void a_key_that_was_used_for_something_else_says_nothing_of_the_payment() {
        assertThat(toCapture(400, "{'error':{'type':'idempotency_error','message':'Alice'}}"))
                .isEqualTo(new Unknown("It answered 400: idempotency_error", null));
    }

    @Test
    void a_refund_is_there_when_the_provider_says_so() {
        assertThat(toRefund(200, "{'id':'re_1','status':'succeeded'}"))
                .isEqualTo(new Refunded("re_1"));
        assertThat(toRefund(200, "{'id':'re_1','status':'pending'}"))
                .isEqualTo(new NotYet("It is pending", "re_1"));
        assertThat(toRefund(400, "{'error':{'code':'charge_already_refunded'}}"))
                .isEqualTo(new Refunded(null));
    }

    @Test
    void a_refund_that_was_refused_or_has_failed_needs_another_attempt() {
        assertThat(toRefund(400, "{'error':{'code':'charge_disputed','message':'Alice'}}"))
                .isEqualTo(new RefundRefused("charge_disputed", null));
        assertThat(toRefund(400, "{'error':{'type':'idempotency_error'}}"))
                .isEqualTo(new RefundRefused("idempotency_error", null));
        assertThat(
                        toRefund(
                                200,
                                "{'id':'re_1','status':'failed',"
                                        + "'failure_reason':'lost_or_stolen_card'}"))
                .isEqualTo(new RefundRefused("lost_or_stolen_card", "re_1"));
        assertThat(toRefund(200, "{'id':'re_1','status':'canceled','failure_reason':null}"))
                .isEqualTo(new RefundRefused("canceled", "re_1"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 409, 429})
    void a_refund_that_is_not_answered_now_is_the_same_attempt(int status) {
        assertThat(toRefund(status, "{'error':{'type':'invalid_request_error'}}"))
                .isEqualTo(new NotYet("It answered " + status + ": invalid_request_error", null));
    }
}
