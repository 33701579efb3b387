package dev.ordinal.engine.saga;

import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.saga.SagaEvent.SagaStepped;
import dev.ordinal.engine.saga.SagaHistoryReader.Told;
import dev.ordinal.engine.schema.EventRegistry;
import dev.ordinal.engine.store.EventStore;
import dev.ordinal.engine.store.StoredEvent;
import dev.ordinal.engine.store.Transactions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Shows the instances of all sagas that this server runs; of others it knows nothing. */
@ApplicationScoped
public class Sagas {

    /** As many timers are looked at. */
    public static final int TIMERS = 1000;

    @Inject private SagaBeans sagas;
    @Inject private SagaList list;
    @Inject private RunningTimers timers;
    @Inject private EventStore store;
    @Inject private EventRegistry registry;
    @Inject private Transactions transactions;

    /**
     * Which instances are meant.
     *
     * @param saga null for all
     * @param state null for any
     * @param isOpen only what is not finished
     * @param needsAttention only what a person must look after
     * @param olderThan only what has taken no step for so long, or null
     */
    public record Selection(
            @Nullable String saga,
            @Nullable String state,
            boolean isOpen,
            boolean needsAttention,
            @Nullable Duration olderThan) {}

    /** At most {@code limit} instances before a number, the newest first. */
    public List<SagaInstance> before(Selection selection, long number, int limit) {
        return transactions.call(
                () -> list.before(names(selection.saga()), selection, number, limit));
    }

    /** At most {@code limit} instances behind a number, the oldest first. */
    public List<SagaInstance> after(Selection selection, long number, int limit) {
        return transactions.call(
                () -> list.after(names(selection.saga()), selection, number, limit));
    }

    private Set<String> names(@Nullable String wanted) {
        if (wanted == null) return sagas.names();
        return sagas.find(wanted).isPresent() ? Set.of(wanted) : Set.of();
    }

    public Optional<SagaInstance> find(String saga, String instance) {
        if (!isPossible(saga, instance)) return Optional.empty();
        return transactions.call(() -> list.find(saga, instance));
    }

    /** PostgreSQL keeps no NUL. */
    boolean isPossible(String saga, String instance) {
        return sagas.find(saga).isPresent() && !instance.isBlank() && instance.indexOf('\0') < 0;
    }

    /** All that is known of an instance. */
    public Optional<SagaHistory> story(String saga, String instance) {
        if (!isPossible(saga, instance)) return Optional.empty();
        return transactions.call(() -> list.find(saga, instance).map(this::story));
    }

    private SagaHistory story(SagaInstance standing) {
        var stream = new StreamId(standing.saga(), standing.instance());
        var told = store.readAfter(stream, 0).stream().flatMap(this::read).toList();
        var last = (SagaStepped) told.getLast().event();
        return new SagaHistory(
                standing,
                last.state(),
                timers.of(standing.saga(), standing.instance()),
                SagaHistoryReader.steps(told));
    }

    private Stream<Told> read(StoredEvent stored) {
        return stored.read(registry.decoder()).stream()
                .map(event -> new Told(event, stored.metadata()));
    }

    /** The timers that are due first, at most {@link #TIMERS}. */
    public List<SagaTimer> timers(@Nullable String saga) {
        return transactions.call(() -> timers.first(names(saga), TIMERS));
    }
}
