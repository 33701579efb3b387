package dev.ordinal.engine;

import dev.ordinal.engine.command.CommandBus;
import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.command.CommandResult;
import dev.ordinal.engine.message.Origin;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.store.AppendResult;
import dev.ordinal.engine.store.AppendResult.Appended;
import dev.ordinal.engine.store.EventStore;
import dev.ordinal.engine.store.StoredEvent;
import dev.ordinal.engine.store.Transactions;
import dev.ordinal.ordering.contract.Examples;
import dev.ordinal.ordering.contract.OrderCommand.AddItem;
import dev.ordinal.ordering.contract.OrderEvent;
import dev.ordinal.ordering.contract.OrderEvent.ItemAdded;
import dev.ordinal.ordering.contract.OrderEvent.OrderCreated;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** An order of a test's own: real events, so that every read model can follow. */
record AnOrder(UUID id, EventStore store, Transactions transactions, CommandBus bus) {

    static final String CAROL = "carol";

    private static final Origin ORIGIN = CommandContext.by(CAROL).origin();

    StreamId stream() {
        return StreamId.of("order", id);
    }

    OrderCreated created() {
        return new OrderCreated(id, CAROL, List.of(Examples.item("tea", 1, "1")));
    }

    /** Its first events. */
    List<OrderEvent> events(int count) {
        return Stream.concat(Stream.of(created()), more(count - 1).stream()).toList();
    }

    /** What may follow them. */
    List<OrderEvent> more(int count) {
        return Collections.nCopies(count, new ItemAdded(id, Examples.item("tea", 1, "1")));
    }

    /** Past all rules; rolled back unless appended. */
    AppendResult append(long expected, List<? extends OrderEvent> appended) {
        return transactions.callIf(
                () -> store.append(stream(), expected, appended, ORIGIN),
                result -> result instanceof Appended);
    }

    /** By way of the bus. */
    CommandResult add() {
        return bus.send(
                new AddItem(id, CAROL, Examples.item("tea", 1, "1")), CommandContext.by(CAROL));
    }

    List<StoredEvent> stored() {
        return store.readAfter(stream(), 0);
    }

    List<Long> versions() {
        return stored().stream().map(event -> event.metadata().version()).toList();
    }
}
