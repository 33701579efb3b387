package dev.ordinal.shop.payment.provider.stripe;

import dev.ordinal.engine.breaker.Breaker;
import dev.ordinal.engine.json.Json;
import dev.ordinal.shop.payment.ProviderSettings;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

import tools.jackson.core.JacksonException;

import java.net.SocketTimeoutException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Client of the provider behind the circuit breaker {@code payment-provider}. A declined payment is
 * an answer; only failures and time-outs of the provider count as failures. {@code
 * ordinal.breakers.payment-provider.*} and {@code ordinal.payment.provider.timeout-millis} change
 * the limits.
 */
@ApplicationScoped
public class Stripe {

    private static final int FAILURE = 500;
    private static final long CONNECT_MILLIS = 2_000;

    @Inject private ProviderSettings settings;

    /** Time limit of a call to the payment provider. Unit: milliseconds. */
    @Inject
    @Min(1)
    @ConfigProperty(name = "ordinal.payment.provider.timeout-millis", defaultValue = "10000")
    private long timeoutMillis;

    private StripeApi api;

    @PostConstruct
    void connect() {
        api =
                RestClientBuilder.newBuilder()
                        .baseUri(settings.url())
                        .connectTimeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS)
                        .readTimeout(timeoutMillis, TimeUnit.MILLISECONDS)
                        .property("microprofile.rest.client.disable.default.mapper", true)
                        .build(StripeApi.class);
    }

    /** Watcher of the attempts of one request. */
    public interface Watcher {

        /** The request is sent now. */
        void sending();

        /** The provider has answered with an error of its own. */
        void failed();
    }

    /**
     * Sends a request, and repeats it if the provider fails at once. Each request has an
     * idempotency key, so a repeated one has one effect.
     *
     * @param watcher told each time what is really sent and answered, so that a later rejection can
     *     be told from one before the first attempt
     * @throws ProviderUnavailableException if it cannot be reached or fails
     * @throws ProviderTimeoutException if it does not answer in time
     */
    @Breaker("payment-provider")
    @CircuitBreaker(
            requestVolumeThreshold = 5,
            failureRatio = 1.0,
            delay = 10,
            delayUnit = ChronoUnit.SECONDS,
            successThreshold = 2)
    @Retry(maxRetries = 2, delay = 200, jitter = 100, retryOn = ProviderUnavailableException.class)
    @Timeout(12_000)
    @Bulkhead(16)
    public ProviderResponse ask(ProviderRequest question, Watcher watcher) {
        watcher.sending();
        try (var response = send(question)) {
            if (response.getStatus() >= FAILURE) watcher.failed();
            return answer(response);
        } catch (ProcessingException e) {
            throw isSilence(e)
                    ? new ProviderTimeoutException("No answer within " + timeoutMillis + " ms")
                    : new ProviderUnavailableException("Not reachable: " + e.getMessage());
        }
    }

    private Response send(ProviderRequest question) {
        var bearer = "Bearer " + settings.key();
        return switch (question) {
            case ProviderRequest.Capture q ->
                    api.create(
                            bearer,
                            "payment-" + q.paymentId(),
                            MinorUnits.of(q.amount()),
                            q.amount().currency().toLowerCase(Locale.ROOT),
                            q.paymentMethod(),
                            "card",
                            true,
                            true,
                            q.paymentId().toString());
            case ProviderRequest.Read q -> api.read(bearer, q.reference());
            case ProviderRequest.Search q ->
                    api.search(bearer, "metadata['payment_id']:'" + q.paymentId() + "'");
            case ProviderRequest.Refund q ->
                    api.refund(bearer, refundKey(q), q.reference(), q.paymentId().toString());
            case ProviderRequest.ReadRefund q -> api.readRefund(bearer, q.refund());
        };
    }

    /** The key of an attempt; the first one's has no number. */
    private static String refundKey(ProviderRequest.Refund refund) {
        var first = "refund-" + refund.paymentId();
        return refund.attempt() == 1 ? first : first + "-" + refund.attempt();
    }

    private static ProviderResponse answer(Response response) {
        if (response.getStatus() >= FAILURE) {
            throw new ProviderUnavailableException("It answered " + response.getStatus());
        }
        try {
            var body = Json.TOLERANT.readTree(response.readEntity(String.class));
            return new ProviderResponse(response.getStatus(), body);
        } catch (JacksonException e) {
            throw new ProviderUnavailableException("It answered with invalid JSON");
        }
    }

    private static boolean isSilence(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) return true;
        }
        return false;
    }
}
