package dev.ordinal.engine.sample;

import dev.ordinal.engine.command.CommandBus;
import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.command.CommandResult;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.sample.CounterCommand.Count;
import dev.ordinal.engine.sample.CounterCommand.StartCounter;
import dev.ordinal.engine.sample.CounterCommand.StopCounter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Client that sends commands to counters through the bus. */
@ApplicationScoped
public class CounterClient {

    /** The sender of the commands. */
    public static final String CAROL = "carol";

    public static final String LABEL = "test";
    public static final Limit LIMIT = Limit.pieces(1_000_000);

    @Inject private CommandBus bus;

    public static StreamId stream(UUID counter) {
        return StreamId.of(CounterCommand.CATEGORY, counter);
    }

    public CommandResult send(CounterCommand command) {
        return bus.send(command, CommandContext.by(CAROL));
    }

    /** Starts a counter of that id. */
    public UUID start(UUID counter) {
        return start(counter, LABEL);
    }

    public UUID start(UUID counter, String label) {
        send(new StartCounter(counter, label, LIMIT));
        return counter;
    }

    /** Adds one. */
    public CommandResult count(UUID counter) {
        return send(new Count(counter, 1, null));
    }

    public void stop(UUID counter) {
        send(new StopCounter(counter));
    }

    /** Starts a counter and stops it. */
    public UUID live(UUID counter) {
        start(counter);
        stop(counter);
        return counter;
    }

    /** Starts new counters and stops them. */
    public List<UUID> live(int counters) {
        return Stream.generate(Ids::next).limit(counters).map(this::live).toList();
    }
}
