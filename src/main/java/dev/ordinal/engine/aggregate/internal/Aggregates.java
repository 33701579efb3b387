package dev.ordinal.engine.aggregate.internal;

import dev.ordinal.engine.aggregate.Aggregate;
import dev.ordinal.engine.command.CommandHandler;
import dev.ordinal.engine.command.CommandHandlerSource;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.log.internal.Snapshots;
import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.schema.internal.EventRegistry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Min;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.util.List;

/** Factory of the command handlers: one for every aggregate that the modules provide. */
@ApplicationScoped
class Aggregates implements CommandHandlerSource {

    @Inject @Any private Instance<Aggregate<?, ?, ?>> aggregates;
    @Inject private EventStore store;
    @Inject private Snapshots snapshots;
    @Inject private EventRegistry registry;
    @Inject private Transactions transactions;

    /** Events of a stream between two snapshots of its aggregate. */
    @Inject
    @Min(1)
    @ConfigProperty(name = "ordinal.snapshots.every", defaultValue = "100")
    private int snapshotEvery;

    /** States of aggregates that a server keeps in memory. */
    @Inject
    @Min(0)
    @ConfigProperty(name = "ordinal.aggregates.cached", defaultValue = "10000")
    private long cached;

    @Override
    public List<CommandHandler<?>> handlers() {
        return aggregates.stream().<CommandHandler<?>>map(this::handler).toList();
    }

    private <C extends Command, S, E extends Event> CommandHandler<C> handler(
            Aggregate<C, S, E> aggregate) {
        var tools =
                new AggregateStates.Tools(
                        store, snapshots, registry, transactions, snapshotEvery, cached);
        return new AggregateHandler<>(aggregate, new AggregateStates<>(aggregate, tools), store);
    }
}
