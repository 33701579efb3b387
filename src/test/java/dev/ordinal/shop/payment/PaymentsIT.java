package dev.ordinal.shop.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.breaker.internal.BreakerStatus;
import dev.ordinal.engine.breaker.internal.Breakers;
import dev.ordinal.engine.command.CommandResult.Accepted;
import dev.ordinal.engine.command.CommandResult.Refused;
import dev.ordinal.engine.privacy.People;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.OrdinalDeployment;
import dev.ordinal.testkit.ServerSentEvents;
import dev.ordinal.testkit.Sql;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tests of payments with a provider that works, fails, is silent or is away. */
@ArquillianTest
class PaymentsIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(40);
    private static final String CASES = "/api/admin/sagas/resolve_payment/";

    @Inject private PaymentFixture.Tools tools;
    @Inject private Breakers breakers;
    @Inject private ProviderControl provider;

    @Resource(lookup = "java:app/ordinal/workers")
    private ManagedExecutorService threads;

    @Inject private People people;

    private PaymentFixture payment;

    @Deployment
    static WebArchive application() {
        return OrdinalDeployment.with(
                PaymentsIT.class,
                PaymentFixture.class,
                PaymentFixture.Tools.class,
                ProviderControl.class,
                Sql.class,
                Http.class,
                Http.Answer.class,
                ServerSentEvents.class);
    }

    @BeforeEach
    void take_a_payment() {
        payment = tools.payment();
    }

    @AfterEach
    void bring_the_provider_back() {
        provider.comesBack();
    }

    // how the provider behaves

    @Test
    void a_good_card_is_charged_once() {
        payment.capture("pm_card_visa");
        assertThat(payment.until("captured").events()).containsExactly("requested", "captured");
        assertThat(payment.charges()).isOne();
    }

    @Test
    void the_sender_finds_the_answer_by_its_cause() {
        payment.capture("pm_card_visa");
        payment.until("captured").refund();
        payment.until("refunded");
        assertThat(payment.causes())
                .as("requested, captured; refund_requested, refunded")
                .satisfiesExactly(
                        first -> assertThat(first).hasSize(2),
                        second -> assertThat(second).hasSize(2));
    }

    @Test
    void a_bad_card_is_declined() {
        payment.capture("pm_card_chargeDeclined");
        assertThat(payment.until("declined").events()).containsExactly("requested", "declined");
        assertThat(payment.charges()).isZero();
    }

    @Test
    void a_payment_method_that_does_not_exist_is_declined() {
        payment.capture("pm_nothing");
        assertThat(payment.until("declined").events()).containsExactly("requested", "declined");
    }

    @Test
    void no_money_is_taken_from_an_erased_customer() {
        var person = people.pseudonym("gone-" + payment.id());
        var method = people.seal(person, "pm_card_visa");
        people.erase(person);
        payment.capture(method);
        assertThat(payment.until("declined").charges()).isZero();
    }

    @Test
    void a_slow_answer_is_waited_for() {
        payment.capture("pm_slow");
        assertThat(payment.until("captured").events()).containsExactly("requested", "captured");
    }

    @Test
    void where_the_answer_never_came_the_provider_is_asked_again_and_charges_once() {
        payment.capture("pm_timeout_after_charge");
        assertThat(payment.until("captured").events())
                .containsExactly("requested", "outcome_unknown", "captured");
        assertThat(payment.charges()).isOne();
    }

    @Test
    void a_payment_that_is_still_processing_is_asked_for_by_its_name() {
        payment.capture("pm_processing");
        assertThat(payment.until("captured").events())
                .containsExactly("requested", "outcome_unknown", "captured");
    }

    @Test
    void what_fails_stays_unknown_until_the_provider_tells() {
        payment.capture("pm_fails");
        payment.until("outcome_unknown");
        Awaitility.await().atMost(TIMEOUT).until(() -> payment.attempts() >= 2);
        assertThat(payment.events()).containsExactly("requested", "outcome_unknown");

        assertThat(provider.tells("payment_intent.payment_failed", payment.id())).isEqualTo(200);
        assertThat(payment.events()).containsExactly("requested", "outcome_unknown", "declined");
        Awaitility.await().atMost(TIMEOUT).until(() -> rows() == 0);
    }

    private long rows() {
        return payment.number("select count(*) from payment_call where payment_id = ?1::uuid");
    }

    @Test
    void what_the_provider_tells_twice_happens_once() {
        payment.capture("pm_webhook_twice");
        assertThat(payment.until("captured").events()).containsExactly("requested", "captured");
        var reference = provider.referenceOf(payment.id());
        assertThat(provider.tellsSuccess(payment.id(), reference)).isEqualTo(200);
        assertThat(provider.tellsSuccess(payment.id(), reference)).isEqualTo(200);
        assertThat(payment.events()).containsExactly("requested", "captured");
    }

    @Test
    void in_the_end_all_that_was_charged_is_captured_and_nothing_else() {
        var payments =
                Stream.generate(tools::payment).limit(20).peek(p -> p.capture("pm_chaos")).toList();
        payments.forEach(p ->
                Awaitility.await(p.id() + " is settled")
                        .atMost(Duration.ofSeconds(60))
                        .until(() ->
                                p.events().contains("captured")
                                        || p.events().contains("declined")));
        for (PaymentFixture p : payments) {
            assertThat(p.charges()).as(p.toString()).isEqualTo(captures(p));
            assertThat(p.events()).as(p.toString()).doesNotHaveDuplicates();
        }
    }

    private static long captures(PaymentFixture payment) {
        return payment.events().stream().filter("captured"::equals).count();
    }

    // giving back

    @Test
    void what_was_captured_is_given_back_once() {
        payment.capture("pm_card_visa");
        payment.until("captured").refund();
        assertThat(payment.until("refunded").events())
                .containsExactly("requested", "captured", "refund_requested", "refunded");
        payment.refund();
        assertThat(payment.refunds()).isOne();
        assertThat(payment.events()).hasSize(4);
    }

    @Test
    void a_refund_before_the_payment_keeps_the_money_where_it_is() {
        assertThat(payment.refund()).isInstanceOf(Accepted.class);
        assertThat(payment.events()).containsExactly("voided");
        assertThat(payment.capture("pm_card_visa")).isEqualTo(new Refused("payment.voided"));
        assertThat(payment.charges()).isZero();
    }

    @Test
    void a_refund_of_what_is_not_known_yet_waits_and_is_done() {
        provider.goesAway();
        payment.capture("pm_card_visa");
        payment.refund();
        assertThat(payment.events()).contains("refund_requested").doesNotContain("captured");
        provider.comesBack();
        payment.until("refunded");
        assertThat(payment.charges()).isOne();
        assertThat(payment.refunds()).isOne();
    }

    @Test
    void a_refund_that_was_refused_is_made_again_under_another_key() {
        payment.capture("pm_refund_refused_once");
        payment.until("captured").refund();
        payment.until("refund_failed").refundAgainNow();
        assertThat(payment.until("refunded").refunds()).isOne();
        assertThat(payment.events())
                .containsExactly(
                        "requested", "captured", "refund_requested", "refund_failed", "refunded");
        assertThat(provider.refundKeys(payment.id())).containsExactly("", "-2");
    }

    @Test
    void an_error_that_the_provider_has_stored_for_a_key_is_overcome_by_another_key() {
        payment.capture("pm_refund_error_once");
        payment.until("captured").refund();
        payment.until("refund_failed").refundAgainNow();
        assertThat(payment.until("refunded").refunds()).isOne();
        assertThat(provider.refundKeys(payment.id())).containsExactly("", "-2");
    }

    @Test
    void a_refund_that_is_pending_is_asked_for_until_it_has_succeeded() {
        payment.capture("pm_card_pendingRefund");
        payment.until("captured").refund();
        assertThat(payment.until("refunded").refunds()).isOne();
    }

    @Test
    void a_refund_that_fails_after_it_had_succeeded_is_made_again_until_a_person_is_asked() {
        payment.capture("pm_card_refundFail");
        payment.until("captured").refund();
        Awaitility.await()
                .atMost(TIMEOUT)
                .until(() -> {
                    payment.refundAgainNow();
                    return payment.events().contains("refund_given_up");
                });
        assertThat(payment.events()).filteredOn("refund_failed"::equals).hasSize(5);
        assertThat(payment.refunds()).isZero();
        assertThat(provider.refundKeys(payment.id())).containsExactly("", "-2", "-3", "-4", "-5");
        awaitAttention("refund");
        var shown = provider.http().get("/api/payments/" + payment.id());
        assertThat(shown.json().path("status").asString()).isEqualTo("refund_failed");

        provider.refundsSucceed(payment.id());
        retry();
        assertThat(payment.until("refunded").refunds()).isOne();
        awaitAttention();
        payment.readInOneBatch();
        assertThat(rows()).isZero();
    }

    /** Waits until exactly this needs a person. */
    private void awaitAttention(String... what) {
        Awaitility.await()
                .atMost(TIMEOUT)
                .untilAsserted(() ->
                        assertThat(
                                        provider.http()
                                                .as("olga")
                                                .get(CASES + payment.id())
                                                .json()
                                                .path("attention")
                                                .valueStream()
                                                .map(JsonNode::asString))
                                .containsExactly(what));
    }

    private void retry() {
        var retried =
                provider.http()
                        .as("olga")
                        .post(CASES + payment.id() + "/retry", "{\"reason\": \"it may work\"}");
        assertThat(retried.status()).as(retried.toString()).isLessThan(300);
    }

    @Test
    void a_disputed_payment_needs_a_person() {
        payment.capture("pm_card_createDispute");
        assertThat(payment.until("disputed").events())
                .containsExactly("requested", "captured", "disputed");
        var reference = provider.referenceOf(payment.id());
        var dispute = "dp" + reference.substring(2);
        assertThat(provider.tellsDispute(dispute, reference)).isEqualTo(200);
        assertThat(provider.tellsDispute("dp_of_another", "pi_of_another")).isEqualTo(200);
        assertThat(payment.events()).hasSize(3);
        awaitAttention("dispute " + dispute);
        assertThat(provider.tellsDisputeClosed(dispute, reference, "lost")).isEqualTo(200);
        payment.until("dispute_closed");
        awaitAttention("lost dispute " + dispute);
        assertThat(provider.tellsDisputeClosed(dispute, reference, "lost")).isEqualTo(200);
        assertThat(provider.tellsDisputeClosed(dispute, reference, "won")).isEqualTo(200);
        awaitAttention();
        assertThat(payment.events()).hasSize(5);
    }

    @Test
    void a_dispute_that_is_told_too_early_comes_again() {
        payment.capture("pm_fails");
        payment.until("outcome_unknown");
        payment.execute(
                "insert into sandbox_intent (id, payment_id, amount, currency, status,"
                        + " decline_code) values ('pi_early_' || ?1, ?1, 1250, 'eur', 'succeeded',"
                        + " '')");
        var reference = "pi_early_" + payment.id();
        assertThat(provider.tellsDispute("dp_1", reference)).isEqualTo(409);
        assertThat(provider.tellsDisputeClosed("dp_1", reference, "won")).isEqualTo(409);
        assertThat(provider.tellsSuccess(payment.id(), reference)).isEqualTo(200);
        assertThat(provider.tellsDispute("dp_1", reference)).isEqualTo(200);
        payment.until("disputed");
        provider.goesAway();
        assertThat(provider.tellsDispute("dp_2", reference)).isEqualTo(503);
    }

    @Test
    void a_failed_refund_is_told_in_every_form() {
        payment.capture("pm_card_visa");
        payment.until("captured").refund();
        payment.until("refunded");
        int attempt = 0;
        for (var type : List.of("refund.failed", "refund.updated", "charge.refund.updated")) {
            assertThat(provider.tellsRefund(type, payment.id(), "re_x" + attempt++)).isEqualTo(200);
            payment.until("refund_failed").refundAgainNow();
            payment.until("refunded");
        }
    }

    // when the provider is away

    @Test
    void while_the_provider_is_away_nothing_is_lost_and_calls_are_rare() {
        provider.goesAway();
        var payments =
                Stream.generate(tools::payment)
                        .limit(12)
                        .peek(p -> p.capture("pm_card_visa"))
                        .toList();
        Awaitility.await().atMost(TIMEOUT).until(this::isOpen);
        provider.comesBack();
        payments.forEach(p -> p.until("captured"));
        assertThat(payments).allSatisfy(p -> assertThat(p.charges()).isOne());
    }

    private boolean isOpen() {
        return breakers.all().stream()
                .anyMatch(b ->
                        b.name().equals("payment-provider")
                                && b.state() == BreakerStatus.State.OPEN);
    }

    @Test
    void a_call_repeated_after_a_crash_does_not_charge_twice() {
        payment.capture("pm_card_visa");
        payment.until("captured");
        awaitRest();
        payment.execute(
                "update payment_call set kind = 'capture', reference = null, due_at = now()"
                        + " where payment_id = ?1::uuid");
        Awaitility.await()
                .atMost(TIMEOUT)
                .until(() ->
                        payment.number(
                                        "select count(*) from payment_call"
                                                + " where payment_id = ?1::uuid and due_at > now()")
                                == 1);
        payment.execute("update payment_call set due_at = null where payment_id = ?1::uuid");
        assertThat(payment.charges()).isOne();
        assertThat(payment.events()).containsExactly("requested", "captured");
    }

    private void awaitRest() {
        Awaitility.await()
                .atMost(TIMEOUT)
                .until(() ->
                        payment.number(
                                        "select count(*) from payment_call"
                                                + " where payment_id = ?1::uuid and due_at is null")
                                == 1);
    }

    @Test
    void when_the_key_may_be_forgotten_the_payment_is_looked_for_and_never_made_again() {
        provider.goesAway();
        payment.capture("pm_card_visa");
        var lost = tools.payment();
        lost.capture("pm_card_visa");
        for (PaymentFixture p : List.of(payment, lost)) {
            Awaitility.await().atMost(TIMEOUT).until(() -> failed(p) == 1);
            p.execute(
                    "update payment_call set since = now() - interval '21 hours', error = null"
                            + " where payment_id = ?1::uuid");
            // calls that were running are over, and the next call reads the new time
            Awaitility.await().atMost(TIMEOUT).until(() -> failed(p) == 1);
        }
        payment.execute(
                "insert into sandbox_intent (id, payment_id, amount, currency, status,"
                        + " decline_code) values ('pi_found_' || ?1, ?1, 1250, 'eur', 'succeeded',"
                        + " '')");
        provider.comesBack();
        assertThat(payment.until("captured").charges()).isOne();
        assertThat(lost.until("declined").charges()).isZero();
    }

    private static long failed(PaymentFixture payment) {
        return payment.number(
                "select count(*) from payment_call"
                        + " where payment_id = ?1::uuid and error is not null");
    }

    @Test
    void a_payment_that_always_fails_does_not_keep_others_out() {
        // several, so that a success of another test between their failures does not count
        var failing =
                Stream.concat(Stream.of(payment), Stream.generate(tools::payment).limit(2))
                        .peek(p -> p.capture("pm_fails"))
                        .toList();
        Awaitility.await().atMost(TIMEOUT).until(this::isOpen);
        var others =
                Stream.generate(tools::payment)
                        .limit(3)
                        .peek(p -> p.capture("pm_card_visa"))
                        .toList();
        try {
            others.forEach(p -> p.until("captured"));
        } finally {
            failing.forEach(p -> provider.tells("payment_intent.payment_failed", p.id()));
        }
        failing.forEach(p -> p.until("declined"));
    }

    // many at once

    @Test
    void many_at_once_about_one_payment_agree() {
        var sent =
                IntStream.range(0, 24)
                        .mapToObj(i ->
                                threads.supplyAsync(() ->
                                        i % 3 == 2
                                                ? payment.refund()
                                                : payment.capture("pm_card_visa")))
                        .toList();
        sent.forEach(CompletableFuture::join);
        Awaitility.await()
                .atMost(TIMEOUT)
                .until(() ->
                        payment.events().contains("refunded")
                                || payment.events().equals(List.of("voided")));
        assertThat(payment.events()).doesNotHaveDuplicates();
        assertThat(payment.refunds()).isEqualTo(payment.charges());
    }

    // from outside

    @Test
    void a_payment_can_be_read_with_its_history() {
        payment.capture("pm_card_visa");
        payment.until("captured");
        var path = "/api/payments/" + payment.id();
        var shown = provider.http().get(path + "?atLeast=2");
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.need("ETag")).isEqualTo("\"2\"");
        assertThat(shown.json().path("status").asString()).isEqualTo("captured");
        assertThat(shown.json().at("/amount/amount").decimalValue()).isEqualByComparingTo("12.5");
        assertThat(shown.json().at("/history/1/event").asString()).isEqualTo("payment.captured");
        assertThat(shown.json().path("providerReference").asString())
                .isEqualTo(provider.referenceOf(payment.id()));

        assertThat(provider.http().as("olga").get(path).status()).isEqualTo(200);
        assertNotFound(provider.http().as("bob").get(path));
        assertNotFound(provider.http().as("bob").get(path, "If-None-Match", "*"));
        assertNotFound(provider.http().get("/api/payments/" + tools.payment().id()));
    }

    private static void assertNotFound(Http.Answer answer) {
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("code").asString()).isEqualTo("payment.not-found");
    }

    @Test
    void only_the_provider_can_tell() {
        payment.capture("pm_fails");
        var forged = provider.tellsUnsigned(payment.id());
        assertThat(forged.status()).isEqualTo(400);
        assertThat(forged.json().path("code").asString()).isEqualTo("payment.bad-signature");
        provider.tells("payment_intent.payment_failed", payment.id());
        payment.until("declined");
    }

    @Test
    void the_sandbox_keeps_books() {
        payment.capture("pm_card_visa");
        payment.until("captured").refund();
        payment.until("refunded");
        var totals =
                provider.http()
                        .as("olga")
                        .get("/api/sandbox/totals?paymentId=" + payment.id())
                        .json()
                        .get(0);
        assertThat(totals.path("currency").asString()).isEqualTo("eur");
        assertThat(totals.path("charges").asInt()).isOne();
        assertThat(totals.path("captured").asInt()).isEqualTo(1250);
        assertThat(totals.path("refunded").asInt()).isEqualTo(1250);
    }
}
