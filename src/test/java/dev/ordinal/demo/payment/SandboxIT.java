package dev.ordinal.demo.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.StripeClient;
import com.stripe.exception.ApiException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.stripe.param.PaymentIntentSearchParams;
import com.stripe.param.RefundCreateParams;

import dev.ordinal.clients.NodeProject;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Http.Answer;
import dev.ordinal.testkit.OrdinalDeployment;
import dev.ordinal.testkit.RawHttp;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Tests of the payment sandbox with Stripe's SDKs as they are, and with calls by hand. */
@ArquillianTest
class SandboxIT {

    private static final String KEY = "sk_test_of_the_sandbox";
    private static final String API = "/api/sandbox/stripe";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String GOOD =
            "amount=1250&currency=eur&confirm=true&payment_method=pm_card_visa";

    @ArquillianResource private URL base;
    private Http http;
    private StripeClient stripe;
    private final String payment = Ids.next().toString();

    @Deployment(testable = false)
    static WebArchive application() {
        return OrdinalDeployment.configured("ordinal.payment.provider.key=" + KEY);
    }

    @BeforeEach
    void connect() {
        http = Http.at(base).asNobody();
        stripe = client(KEY);
    }

    private StripeClient client(String key) {
        var api = http.base().resolve(API).toString();
        return StripeClient.builder().setApiKey(key).setApiBase(api).build();
    }

    private PaymentIntentCreateParams.Builder wish(String method) {
        return PaymentIntentCreateParams.builder()
                .setAmount(1250L)
                .setCurrency("eur")
                .setPaymentMethod(method)
                .addPaymentMethodType("card")
                .setConfirm(true)
                .putMetadata("payment_id", payment)
                .putMetadata("color", "green & blue");
    }

    private PaymentIntent pay(PaymentIntentCreateParams.Builder wish) throws StripeException {
        return stripe.v1().paymentIntents().create(wish.build());
    }

    /** The error with which the SDK ends. */
    private InvalidRequestException refused(PaymentIntentCreateParams.Builder wish) {
        return catchThrowableOfType(InvalidRequestException.class, () -> pay(wish));
    }

    // Stripe's SDK for Java

    @Test
    void the_sdk_for_java_pays_reads_and_finds() throws StripeException {
        var paid = pay(wish("pm_card_visa"));
        assertThat(paid.getStatus()).isEqualTo("succeeded");
        assertThat(paid.getAmountReceived()).isEqualTo(1250);
        assertThat(paid.getLivemode()).isFalse();
        assertThat(paid.getCreated()).isPositive();
        assertThat(paid.getClientSecret()).startsWith(paid.getId() + "_secret_");
        assertThat(paid.getMetadata())
                .containsEntry("payment_id", payment)
                .containsEntry("color", "green & blue");
        assertThat(paid.getLastResponse().requestId()).startsWith("req_");

        var read = stripe.v1().paymentIntents().retrieve(paid.getId());
        assertThat(read.toJson()).isEqualTo(paid.toJson());

        var query = "metadata['payment_id']:'" + payment + "'";
        var search = PaymentIntentSearchParams.builder().setQuery(query).build();
        assertThat(stripe.v1().paymentIntents().search(search).getData())
                .extracting(PaymentIntent::getId)
                .containsExactly(paid.getId());
    }

    @Test
    void a_refund_may_be_a_part_and_the_parts_never_exceed_the_whole() throws StripeException {
        var paid = pay(wish("pm_card_visa"));
        var part = refund(paid).setAmount(1000L).putMetadata("why", "cold");
        var first = stripe.v1().refunds().create(part.build());
        assertThat(first.getAmount()).isEqualTo(1000);
        assertThat(first.getStatus()).isEqualTo("succeeded");
        assertThat(first.getReason()).isEqualTo("requested_by_customer");
        assertThat(first.getMetadata()).containsEntry("why", "cold");
        assertThat(first.getCreated()).isPositive();

        var more = refund(paid).setAmount(251L).build();
        var tooMuch =
                catchThrowableOfType(
                        InvalidRequestException.class, () -> stripe.v1().refunds().create(more));
        assertThat(tooMuch.getParam()).isEqualTo("amount");

        var rest = stripe.v1().refunds().create(refund(paid).build());
        assertThat(rest.getAmount()).isEqualTo(250);
        var read = stripe.v1().refunds().retrieve(rest.getId());
        assertThat(read.toJson()).isEqualTo(rest.toJson());
        var again =
                catchThrowableOfType(
                        InvalidRequestException.class,
                        () -> stripe.v1().refunds().create(refund(paid).build()));
        assertThat(again.getCode()).isEqualTo("charge_already_refunded");

        var totals = http.as("olga").get("/api/sandbox/totals?paymentId=" + payment).json();
        assertThat(totals.at("/0/captured").asInt()).isEqualTo(1250);
        assertThat(totals.at("/0/refunds").asInt()).isEqualTo(2);
        assertThat(totals.at("/0/refunded").asInt()).isEqualTo(1250);
    }

    private static RefundCreateParams.Builder refund(PaymentIntent paid) {
        return RefundCreateParams.builder()
                .setPaymentIntent(paid.getId())
                .setReason(RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER);
    }

    @Test
    void a_declined_card_is_an_error_that_holds_the_payment() {
        var declined =
                catchThrowableOfType(
                        CardException.class,
                        () -> pay(wish("pm_card_chargeDeclinedInsufficientFunds")));
        assertThat(declined.getStatusCode()).isEqualTo(402);
        assertThat(declined.getCode()).isEqualTo("card_declined");
        assertThat(declined.getDeclineCode()).isEqualTo("insufficient_funds");
        assertThat(declined.getRequestId()).startsWith("req_");
        var intent = declined.getStripeError().getPaymentIntent();
        assertThat(intent.getStatus()).isEqualTo("requires_payment_method");
        assertThat(intent.getMetadata()).containsEntry("payment_id", payment);
        assertThat(intent.getLastPaymentError().getCode()).isEqualTo("card_declined");
    }

    @Test
    void a_key_has_one_answer_and_other_parameters_are_refused() throws StripeException {
        var once = RequestOptions.builder().setIdempotencyKey("once-" + payment).build();
        var first = stripe.v1().paymentIntents().create(wish("pm_card_visa").build(), once);
        var second = stripe.v1().paymentIntents().create(wish("pm_card_visa").build(), once);
        assertThat(second.getId()).isEqualTo(first.getId());
        var replayed = "Idempotent-Replayed";
        assertThat(first.getLastResponse().headers().firstValue(replayed)).isEmpty();
        assertThat(second.getLastResponse().headers().firstValue(replayed)).hasValue("true");
        assertThat(second.getLastResponse().idempotencyKey()).isEqualTo("once-" + payment);
        assertThat(second.getLastResponse().requestId())
                .isNotEqualTo(first.getLastResponse().requestId());

        var other = wish("pm_card_visa").setAmount(1251L).build();
        assertThat(
                        catchThrowableOfType(
                                IdempotencyException.class,
                                () -> stripe.v1().paymentIntents().create(other, once)))
                .hasMessageContaining("parameters");
        var otherCall = refund(first).build();
        assertThat(
                        catchThrowableOfType(
                                IdempotencyException.class,
                                () -> stripe.v1().refunds().create(otherCall, once)))
                .isNotNull();
        assertThat(pay(wish("pm_card_visa")).getId()).isNotEqualTo(first.getId());
    }

    @Test
    void what_would_take_the_money_later_is_refused() {
        assertThat(refused(wish("pm_card_visa").setConfirm(false)).getParam()).isEqualTo("confirm");
        var manual = wish("pm_card_visa").setCaptureMethod(CaptureMethod.MANUAL);
        assertThat(refused(manual).getParam()).isEqualTo("capture_method");
        assertThat(http.as("olga").get("/api/sandbox/totals?paymentId=" + payment).json())
                .isEmpty();
    }

    @Test
    void what_the_sandbox_does_not_support_is_refused() throws StripeException {
        var customer = wish("pm_card_visa").setCustomer("cus_1");
        assertThat(refused(customer).getParam()).isEqualTo("customer");
        assertThat(refused(customer).getCode()).isEqualTo("parameter_unknown");
        var unknown =
                catchThrowableOfType(
                        InvalidRequestException.class,
                        () ->
                                stripe.v1()
                                        .customers()
                                        .create(CustomerCreateParams.builder().build()));
        assertThat(unknown.getStatusCode()).isEqualTo(404);
        assertThat(unknown).hasMessageContaining("Unrecognized request URL (POST: /v1/customers)");
        var paid = pay(wish("pm_card_visa"));
        var capture = PaymentIntentCaptureParams.builder().build();
        assertThat(
                        catchThrowableOfType(
                                        InvalidRequestException.class,
                                        () ->
                                                stripe.v1()
                                                        .paymentIntents()
                                                        .capture(paid.getId(), capture))
                                .getStatusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "1234,      KWD, amount,   parameter_invalid_integer",
        "550,       ISK, amount,   parameter_invalid_integer",
        "49,        EUR, amount,   amount_too_small",
        "100000000, USD, amount,   amount_too_large",
        "0,         EUR, amount,   parameter_invalid_integer",
        "100,       DEM, currency,",
        "100,       '',  currency, parameter_missing"
    })
    void an_amount_that_stripe_does_not_take_is_refused(
            long amount, String currency, String param, String code) {
        var wish =
                wish("pm_card_visa")
                        .setAmount(amount)
                        .setCurrency(currency.toLowerCase(Locale.ROOT));
        var refused = refused(wish);
        assertThat(refused.getParam()).isEqualTo(param);
        assertThat(refused.getCode()).isEqualTo(code);
    }

    @Test
    void what_is_not_there_is_missing() {
        var none =
                catchThrowableOfType(
                        InvalidRequestException.class,
                        () -> stripe.v1().paymentIntents().retrieve("pi_none"));
        assertThat(none.getStatusCode()).isEqualTo(404);
        assertThat(none.getCode()).isEqualTo("resource_missing");
        assertThat(refused(wish("pm_unknown")).getCode()).isEqualTo("resource_missing");
    }

    @Test
    void another_key_is_not_authenticated() {
        var stranger = client("sk_test_other");
        var wish = wish("pm_card_visa").build();
        assertThat(
                        catchThrowableOfType(
                                AuthenticationException.class,
                                () -> stranger.v1().paymentIntents().create(wish)))
                .hasMessageContaining("Invalid API Key");
    }

    @Test
    void a_failure_is_an_api_error() {
        assertThat(catchThrowableOfType(ApiException.class, () -> pay(wish("pm_fails"))))
                .extracting(ApiException::getStatusCode)
                .isEqualTo(500);
    }

    // Stripe's SDK for Node.js

    @Test
    void the_sdk_for_node_has_the_same_answers() {
        var server = http.base();
        var outcome =
                NodeProject.of("stripe")
                        .run(
                                Map.of(
                                        "SANDBOX_HOST", server.getHost(),
                                        "SANDBOX_PORT", String.valueOf(server.getPort()),
                                        "SANDBOX_PATH", API,
                                        "SANDBOX_KEY", KEY,
                                        "PAYMENT_ID", payment),
                                "sandbox.mjs");
        assertThat(outcome.output()).endsWith("all as at Stripe\n");
        assertThat(outcome.exit()).isZero();
    }

    // by hand

    private Answer post(String path, String form, String... headers) {
        var all = new String[headers.length + 4];
        all[0] = "Content-Type";
        all[1] = FORM;
        all[2] = "Authorization";
        all[3] = "Bearer " + KEY;
        System.arraycopy(headers, 0, all, 4, headers.length);
        return http.send("POST", API + path, BodyPublishers.ofString(form), all);
    }

    @Test
    void calls_without_a_key_are_calls_of_their_own() {
        var first = post("/v1/payment_intents", GOOD);
        var second = post("/v1/payment_intents", GOOD.replace("1250", "1251"));
        assertThat(first.status()).isEqualTo(200);
        assertThat(second.json().path("amount").asInt()).isEqualTo(1251);
        assertThat(post("/v1/payment_intents", GOOD).json().path("id"))
                .isNotEqualTo(first.json().path("id"));
    }

    @Test
    void the_key_may_be_the_name_of_a_user() {
        var pair = Base64.getEncoder().encodeToString((KEY + ":").getBytes(StandardCharsets.UTF_8));
        var path = API + "/v1/payment_intents/pi_none";
        assertThat(http.get(path, "Authorization", "Basic " + pair).status()).isEqualTo(404);
        for (var wrong : new String[] {"Basic !", "Basic c2s6", "Digest " + KEY, "Bearer", KEY}) {
            var answer = http.get(path, "Authorization", wrong);
            isRefused(answer, 401);
            assertThat(answer.need("WWW-Authenticate")).isEqualTo("Basic realm=\"Stripe\"");
        }
        isRefused(http.get(path), 401);
    }

    private static void isRefused(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.need("Content-Type")).startsWith("application/json");
        assertThat(answer.json().at("/error/type").asString()).as(answer.body()).isNotEmpty();
        assertThat(answer.json().at("/error/message").asString()).as(answer.body()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /v1/payment_intents,            404",
        "GET,    /v1/refunds,                    404",
        "GET,    /v1/payment_intents/,           404",
        "GET,    /v1/payment_intents/a/b,        404",
        "GET,    /v1/payment_intents/%C3%A9,     404",
        "GET,    /v1/balance,                    404",
        "GET,    /v2/core/events,                404",
        "GET,    '',                             404",
        "GET,    /,                              404",
        "POST,   /v1/payment_intents/pi_1,       404",
        "PUT,    /v1/payment_intents,            404",
        "PATCH,  /v1/refunds,                    404",
        "DELETE, /v1/refunds/re_1,               404",
        "GET,    /v1/refunds/re_1?expand[]=x,    400",
        "GET,    /v1/payment_intents/search,     400",
        "GET,    /v1/payment_intents/search?query=amount%3E1, 400"
    })
    void everything_is_answered_in_stripes_form(String method, String path, int status) {
        var answer =
                http.send(
                        method,
                        API + path.replace("[", "%5B").replace("]", "%5D"),
                        BodyPublishers.noBody(),
                        "Authorization",
                        "Bearer " + KEY);
        isRefused(answer, status);
        assertThat(answer.need("Request-Id")).startsWith("req_");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/payment_intents/search?query=%00",
                "/v1/payment_intents/search?query=%zz",
                "/v1/payment_intents/search?query=%C3",
                "/v1/payment_intents/search?query=a[]",
                "/v1/payment_intents/search?%0A=x",
                "/v1/payment_intents/pi%2F1",
                "/v1/payment_intents/%2e%2e",
                "/v1/payment_intents/%C3"
            })
    void what_no_resource_sees_is_refused_in_stripes_form(String target) throws IOException {
        isRefused(raw("GET", target), 400);
    }

    @Test
    void headers_and_methods_that_no_resource_sees_are_refused_in_stripes_form()
            throws IOException {
        isRefused(raw("GET", "/v1/refunds/re_1", "Authorization: Bearer other"), 400);
        isRefused(raw("GET", "/v1/refunds/re_1", "Stripe-Version: a\u0001b"), 400);
        isRefused(raw("BREW", "/v1/refunds/re_1"), 405);
        isRefused(raw("GET", "/v1/refunds/re_1", "Accept: text/html"), 404);
    }

    private RawHttp.Response raw(String method, String target, String... headers)
            throws IOException {
        var all = Stream.concat(Stream.of("Authorization: Bearer " + KEY), Stream.of(headers));
        return new RawHttp(http.base()).send(method, API + target, all.toArray(String[]::new));
    }

    private static void isRefused(RawHttp.Response answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers()).contains("Content-Type: application/json");
        assertThat(answer.body())
                .startsWith("{\"error\":{")
                .contains("\"type\":\"invalid_request_error\"");
    }

    @ParameterizedTest
    @CsvSource({
        "amount=1250&currency=eur,                                        confirm",
        "amount=1250&currency=eur&confirm=false&payment_method=pm_x,      confirm",
        "amount=1250&currency=eur&confirm=true,                           payment_method",
        "amount=1250&confirm=true&payment_method=pm_card_visa,            currency",
        "currency=eur&confirm=true&payment_method=pm_card_visa,           amount",
        "amount=12.5&currency=eur&confirm=true,                           amount",
        "amount=-1&currency=eur&confirm=true,                             amount",
        "amount=99999999999999999999&currency=eur&confirm=true,           amount",
        "amount=1250&currency=eur&confirm=true&payment_method_types[]=p24, payment_method_types[]",
        "amount=1250&currency=eur&confirm=true&setup_future_usage=on_session, setup_future_usage"
    })
    void a_payment_is_made_of_what_is_known(String form, String param) {
        var answer = post("/v1/payment_intents", form);
        isRefused(answer, 400);
        assertThat(answer.json().at("/error/param").asString()).isEqualTo(param);
    }

    @Test
    void a_body_that_is_no_form_is_refused() {
        isRefused(post("/v1/payment_intents", "amount=%zz"), 400);
        isRefused(post("/v1/payment_intents", GOOD, "Idempotency-Key", "k".repeat(256)), 400);
        isRefused(post("/v1/refunds", ""), 400);
        isRefused(post("/v1/refunds", "payment_intent=pi_none"), 404);
        isRefused(post("/v1/refunds", "payment_intent=pi_1&reason=spite"), 400);
        isRefused(post("/v1/refunds", "metadata[a]=" + "x".repeat(501)), 400);
        isRefused(post("/v1/refunds", "a=" + "x".repeat(300_000)), 413);
        var json =
                http.post(
                        API + "/v1/payment_intents",
                        "{\"amount\": 1250}",
                        "Authorization",
                        "Bearer " + KEY);
        isRefused(json, 400);
    }

    @Test
    void an_outage_is_an_api_error() {
        var staff = http.as("olga");
        try {
            staff.put("/api/sandbox/outage", "{\"away\": true}");
            isRefused(post("/v1/payment_intents", GOOD), 500);
        } finally {
            staff.put("/api/sandbox/outage", "{\"away\": false}");
        }
        assertThat(post("/v1/payment_intents", GOOD).status()).isEqualTo(200);
    }
}
