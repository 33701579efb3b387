package dev.ordinal.engine;

import static dev.ordinal.engine.sample.CounterClient.CAROL;
import static dev.ordinal.engine.sample.CounterClient.LABEL;
import static dev.ordinal.engine.sample.CounterClient.LIMIT;

import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.command.CommandResult;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.log.AppendResult;
import dev.ordinal.engine.log.AppendResult.Appended;
import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.Origin;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.sample.CounterClient;
import dev.ordinal.engine.sample.CounterEvent;
import dev.ordinal.engine.sample.CounterEvent.Counted;
import dev.ordinal.engine.sample.CounterEvent.CounterStarted;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Counter of one test, whose events are appended without its decider; every read model can process
 * them.
 */
record CounterFixture(UUID id, EventStore store, Transactions transactions, CounterClient client) {

    private static final Origin ORIGIN = CommandContext.by(CAROL).origin();

    StreamId stream() {
        return CounterClient.stream(id);
    }

    CounterStarted started() {
        return new CounterStarted(id, LABEL, LIMIT);
    }

    /** The first events of the counter. */
    List<CounterEvent> events(int count) {
        return Stream.concat(Stream.of(started()), more(count - 1).stream()).toList();
    }

    /** Events that may follow the first ones. */
    List<CounterEvent> more(int count) {
        return Collections.nCopies(count, new Counted(id, 1, null));
    }

    /** Appends events; rolled back if there is a conflict. */
    AppendResult append(long expected, List<? extends CounterEvent> appended) {
        return transactions.callIf(
                () -> store.append(stream(), expected, appended, ORIGIN),
                result -> result instanceof Appended);
    }

    /** Counts through the bus. */
    CommandResult count() {
        return client.count(id);
    }

    List<StoredEvent> stored() {
        return store.readAfter(stream(), 0);
    }

    List<Long> versions() {
        return stored().stream().map(event -> event.metadata().version()).toList();
    }
}
