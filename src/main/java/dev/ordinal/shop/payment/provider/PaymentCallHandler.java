package dev.ordinal.shop.payment.provider;

import dev.ordinal.engine.command.CommandBus;
import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.command.CommandResult;
import dev.ordinal.engine.command.CommandResult.Accepted;
import dev.ordinal.engine.message.Actor;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.privacy.ErasedPersonException;
import dev.ordinal.engine.privacy.People;
import dev.ordinal.engine.privacy.Personal;
import dev.ordinal.engine.trace.Spans;
import dev.ordinal.shop.payment.contract.PaymentCommand.ProviderAnswer;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordCapture;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordDecline;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordRefund;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordRefundFailure;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordUnknown;
import dev.ordinal.shop.payment.provider.Outcome.Captured;
import dev.ordinal.shop.payment.provider.Outcome.Declined;
import dev.ordinal.shop.payment.provider.Outcome.NotAsked;
import dev.ordinal.shop.payment.provider.Outcome.NotYet;
import dev.ordinal.shop.payment.provider.Outcome.RefundRefused;
import dev.ordinal.shop.payment.provider.Outcome.Refunded;
import dev.ordinal.shop.payment.provider.Outcome.Unknown;
import dev.ordinal.shop.payment.provider.PaymentCalls.Known;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Handler that makes one call and records its outcome. No transaction is open during the call; if
 * the server dies in between, the call is made again.
 */
@ApplicationScoped
class PaymentCallHandler {

    private static final Logger LOG = Logger.getLogger(PaymentCallHandler.class.getName());
    private static final Actor ACTOR = Actor.system("payment-provider");

    @Inject private Provider provider;
    @Inject private PaymentCalls calls;
    @Inject private CallBackoff backoff;
    @Inject private CommandBus bus;
    @Inject private Spans spans;
    @Inject private People people;

    /** Makes a call and records its outcome. Returns whether the provider was called. */
    boolean work(PaymentCall call) {
        var name = call.isRefund() ? "refund payment" : "capture payment";
        try (var _ = spans.resume(name, call.trace(), call.correlationId())) {
            return settle(call);
        }
    }

    private boolean settle(PaymentCall call) {
        var id = call.paymentId();
        switch (provider.ask(call)) {
            case Captured(var reference) -> record(call, new RecordCapture(id, reference));
            case Declined(var code, var message) ->
                    record(call, new RecordDecline(id, code, sealed(message, call)));
            case Refunded(var refund) -> record(call, new RecordRefund(id, refund));
            case RefundRefused(var code, var refund) ->
                    record(call, new RecordRefundFailure(id, call.attempt(), code, refund));
            case Unknown(var reason, var reference) -> {
                postpone(call, new Known(reference, null, reason));
                record(call, new RecordUnknown(id, reason));
            }
            case NotYet(var reason, var refund) -> {
                LOG.log(Level.WARNING, "{0} is not settled: {1}", new Object[] {id, reason});
                postpone(call, new Known(null, refund, reason));
            }
            case NotAsked(var reason) -> {
                calls.putBack(call, reason);
                return false;
            }
        }
        return true;
    }

    /** Seals a message of the provider, which may name the customer. */
    private @Nullable Personal sealed(@Nullable String message, PaymentCall call) {
        if (message == null) return null;
        try {
            return call.paymentMethod()
                    .person()
                    .map(person -> people.seal(person, message))
                    .orElseGet(() -> Personal.plain(message));
        } catch (ErasedPersonException _) {
            return null;
        }
    }

    private void postpone(PaymentCall call, Known known) {
        calls.postpone(call, backoff.after(call.attempts()), known);
    }

    private void record(PaymentCall call, ProviderAnswer answer) {
        // the id of the saga's command, so that the saga recognises the answer
        var cause = Objects.requireNonNullElseGet(call.causationId(), Ids::next);
        record(answer, cause, call.correlationId());
    }

    CommandResult record(ProviderAnswer answer, UUID correlationId) {
        return record(answer, Ids.next(), correlationId);
    }

    /**
     * Sends the command that records an answer. A refusal means that the provider and this service
     * disagree, so it is logged.
     */
    private CommandResult record(ProviderAnswer answer, UUID cause, UUID correlationId) {
        var context = new CommandContext(cause, correlationId, ACTOR, null, null, null, null);
        var result = bus.send(answer, context);
        if (!(result instanceof Accepted)) {
            LOG.log(Level.WARNING, "{0} came to {1}", new Object[] {answer, result});
        }
        return result;
    }
}
