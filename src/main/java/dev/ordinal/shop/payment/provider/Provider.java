package dev.ordinal.shop.payment.provider;

import dev.ordinal.engine.privacy.People;
import dev.ordinal.shop.payment.contract.PaymentEvent.RefundFailed;
import dev.ordinal.shop.payment.provider.Outcome.Declined;
import dev.ordinal.shop.payment.provider.Outcome.NotAsked;
import dev.ordinal.shop.payment.provider.Outcome.NotYet;
import dev.ordinal.shop.payment.provider.Outcome.RefundRefused;
import dev.ordinal.shop.payment.provider.Outcome.Unknown;
import dev.ordinal.shop.payment.provider.stripe.ProviderRequest;
import dev.ordinal.shop.payment.provider.stripe.ProviderResponse;
import dev.ordinal.shop.payment.provider.stripe.ProviderTimeoutException;
import dev.ordinal.shop.payment.provider.stripe.ProviderUnavailableException;
import dev.ordinal.shop.payment.provider.stripe.Stripe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Client that finds out the state of a payment at the provider. It asks and never guesses: with the
 * same idempotency key as long as the provider remembers it, by the provider's name for the payment
 * once that is known, and otherwise by the payment id in the metadata.
 */
@ApplicationScoped
class Provider {

    /**
     * The number of attempts after which a payment is searched for first, and a refund is made
     * under another key: the provider may have stored a failure for the key.
     */
    private static final int SEARCH_FROM = 3;

    @Inject private Stripe stripe;
    @Inject private People people;

    /**
     * Time for which idempotency keys are reused. Stripe forgets keys after 24 hours at the
     * earliest.
     */
    @Inject
    @ConfigProperty(name = "ordinal.payment.provider.keys-last", defaultValue = "PT20H")
    private Duration keysLast;

    Outcome ask(PaymentCall call) {
        var inquiry = new Inquiry(call);
        try {
            return call.isRefund() ? inquiry.refund() : inquiry.capture();
        } catch (CircuitBreakerOpenException | BulkheadException e) {
            var reason = String.valueOf(e.getMessage());
            return inquiry.wasMade() ? unsettled(call, reason) : new NotAsked(reason);
        } catch (ProviderUnavailableException | ProviderTimeoutException | TimeoutException e) {
            return unsettled(call, String.valueOf(e.getMessage()));
        } catch (ArithmeticException _) {
            return new Declined("amount_not_payable", "The provider has no coin that small");
        }
    }

    /**
     * The payment that a payment at the provider is for; empty if it is none of this service.
     *
     * @param reference the provider's name for the payment
     * @throws RuntimeException if the provider does not answer
     */
    Optional<UUID> paymentOf(String reference) {
        var answer = stripe.ask(new ProviderRequest.Read(reference), new Attempts());
        if (answer.status() == 404) return Optional.empty();
        if (answer.status() != 200) {
            throw new IllegalStateException("The provider answered " + answer.status());
        }
        return Notification.paymentId(answer.body());
    }

    private static Outcome unsettled(PaymentCall call, String reason) {
        return call.isRefund() ? new NotYet(reason, null) : new Unknown(reason, null);
    }

    /** What became of the attempts of one call, whatever exception was the last. */
    private static final class Attempts implements Stripe.Watcher {

        private volatile boolean wereMade;
        private volatile boolean haveFailed;

        @Override
        public void sending() {
            wereMade = true;
        }

        @Override
        public void failed() {
            haveFailed = true;
        }
    }

    /**
     * The requests of one call. A payment whose own failure has opened the circuit breaker counts
     * as asked for; otherwise it would come first again and take every probe.
     */
    private final class Inquiry {

        private final PaymentCall call;
        private final Attempts attempts = new Attempts();

        Inquiry(PaymentCall call) {
            this.call = call;
        }

        boolean wasMade() {
            return attempts.wereMade;
        }

        private ProviderResponse ask(ProviderRequest question) {
            return stripe.ask(question, attempts);
        }

        Outcome capture() {
            var reference = call.reference();
            if (reference != null)
                return ProviderResponses.toCapture(ask(new ProviderRequest.Read(reference)));
            boolean forgotten = call.since().plus(keysLast).isBefore(Instant.now());
            if (forgotten) return find("never_reached");
            return call.attempts() < SEARCH_FROM ? create() : findOrCreate();
        }

        /** Creates the payment; if the customer was erased, there is no payment method any more. */
        private Outcome create() {
            return people.open(call.paymentMethod())
                    .map(this::create)
                    .orElseGet(() -> find("payment_method_erased"));
        }

        private Outcome create(String paymentMethod) {
            return ProviderResponses.toCapture(
                    ask(
                            new ProviderRequest.Capture(
                                    call.paymentId(), call.amount(), paymentMethod)));
        }

        private Outcome findOrCreate() {
            return intent(search()).map(ProviderResponses::ofIntent).orElseGet(this::create);
        }

        /**
         * Searches for the payment; if it has not reached the provider yet, it is too late to
         * create it.
         */
        private Outcome find(String otherwise) {
            var answer = search();
            if (answer.status() != 200) return new NotYet("Searching: " + answer.status(), null);
            return intent(answer)
                    .map(ProviderResponses::ofIntent)
                    .orElseGet(() -> new Declined(otherwise, "It never reached the provider"));
        }

        private ProviderResponse search() {
            return ask(new ProviderRequest.Search(call.paymentId()));
        }

        Outcome refund() {
            var refund = call.refund();
            if (refund != null)
                return ProviderResponses.toRefund(ask(new ProviderRequest.ReadRefund(refund)));
            try {
                return makeRefund();
            } catch (ProviderUnavailableException | CircuitBreakerOpenException e) {
                if (!attempts.haveFailed || call.attempts() < SEARCH_FROM) throw e;
                return new RefundRefused(RefundFailed.PROVIDER_ERROR, null);
            }
        }

        private Outcome makeRefund() {
            var reference = String.valueOf(call.reference());
            return ProviderResponses.toRefund(
                    ask(new ProviderRequest.Refund(call.paymentId(), reference, call.attempt())));
        }
    }

    private static Optional<JsonNode> intent(ProviderResponse found) {
        return found.body().path("data").valueStream().findFirst();
    }
}
