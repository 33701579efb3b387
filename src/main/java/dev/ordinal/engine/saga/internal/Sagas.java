package dev.ordinal.engine.saga.internal;

import dev.ordinal.engine.database.Transactions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Queries about the instances of the sagas that this server runs. Instances of other sagas are not
 * found, even if the database holds some.
 */
@ApplicationScoped
public class Sagas {

    /** The most timers that {@link #timers} returns. */
    public static final int TIMERS = 1000;

    @Inject private SagaBeans sagas;
    @Inject private SagaInstanceRepository instances;
    @Inject private SagaTimerRepository timers;
    @Inject private SagaHistoryReader histories;
    @Inject private Transactions transactions;

    /**
     * A filter for instances; all of its conditions must hold.
     *
     * @param saga the name of a saga, or null for all sagas
     * @param state the name of a state, or null for all states
     * @param isOpen whether only unfinished instances are wanted
     * @param needsAttention whether only instances are wanted that an operator must look after
     * @param olderThan the time for which an instance has taken no step, or null for any
     */
    public record Selection(
            @Nullable String saga,
            @Nullable String state,
            boolean isOpen,
            boolean needsAttention,
            @Nullable Duration olderThan) {}

    /** At most {@code limit} instances with a number below the given one, newest first. */
    public List<SagaInstance> before(Selection selection, long number, int limit) {
        return transactions.call(
                () -> instances.before(names(selection.saga()), selection, number, limit));
    }

    /** At most {@code limit} instances with a number above the given one, oldest first. */
    public List<SagaInstance> after(Selection selection, long number, int limit) {
        return transactions.call(
                () -> instances.after(names(selection.saga()), selection, number, limit));
    }

    private Set<String> names(@Nullable String wanted) {
        if (wanted == null) return sagas.names();
        return sagas.find(wanted).isPresent() ? Set.of(wanted) : Set.of();
    }

    /** An instance; empty if it has taken no step yet. */
    public Optional<SagaInstance> find(String saga, String instance) {
        if (!isPossible(saga, instance)) return Optional.empty();
        return transactions.call(() -> instances.find(saga, instance));
    }

    /** Whether there can be such an instance. PostgreSQL stores no NUL character. */
    boolean isPossible(String saga, String instance) {
        return sagas.find(saga).isPresent() && !instance.isBlank() && instance.indexOf('\0') < 0;
    }

    /** An instance with its state, its timers and all of its steps. */
    public Optional<SagaHistory> history(String saga, String instance) {
        if (!isPossible(saga, instance)) return Optional.empty();
        return transactions.call(() -> instances.find(saga, instance).map(histories::read));
    }

    /**
     * The running timers that are due first, at most {@link #TIMERS}.
     *
     * @param saga the name of a saga, or null for all sagas
     */
    public List<SagaTimer> timers(@Nullable String saga) {
        return transactions.call(() -> timers.first(names(saga), TIMERS));
    }
}
