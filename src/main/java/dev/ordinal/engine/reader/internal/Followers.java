package dev.ordinal.engine.reader.internal;

import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.reader.Reader;
import dev.ordinal.engine.reader.internal.Checkpoints.Claimed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * The partitions of one reader that are close to the end of the log. Their new events are in
 * memory, and one transaction takes in those of all of them. A partition that fails, or falls
 * behind, goes back to its own thread, and follows again once that has brought it to the end.
 */
final class Followers {

    private static final Logger LOG = Logger.getLogger(Followers.class.getName());

    /** The result of one round. */
    private record Taken(Set<StreamId> streams, boolean isFull) {}

    private final ReaderEngine engine;
    private final Reader reader;
    private final Map<Integer, Partition> partitions;
    private final Duration pace;

    Followers(ReaderEngine engine, Reader reader, List<Partition> partitions) {
        this.engine = engine;
        this.reader = reader;
        this.partitions =
                partitions.stream()
                        .collect(Collectors.toMap(Partition::number, Function.identity()));
        this.pace = engine.settings().pace(reader);
    }

    /** One round: processes the new events of all partitions, then waits for more. */
    void round() throws InterruptedException {
        long seen = engine.tail().moved().count();
        var following = partitions.values().stream().filter(Partition::isFollowing).toList();
        var ready = following.stream().filter(Partition::hasWork).toList();
        if (!ready.isEmpty()) {
            if (step(ready)) return;
            // Under load, one batch then gathers several commits.
            engine.workers().pause(pace);
        }
        engine.tail().moved().await(seen, rest(following));
    }

    private Duration rest(List<Partition> following) {
        return following.stream()
                .map(Partition::rest)
                .min(Comparator.naturalOrder())
                .orElseGet(engine.settings()::poll);
    }

    /** Returns whether there is more to do at once. */
    private boolean step(List<Partition> ready) {
        try {
            var taken = engine.transactions().call(() -> claimAndRead(ready));
            engine.progress().passed(reader.name(), taken.streams());
            return taken.isFull();
        } catch (RuntimeException | Error e) {
            // Which of them failed is found out, recorded and repeated by each on its own.
            LOG.log(Level.FINE, e, () -> "Partitions of " + reader.name() + " go on by themselves");
            ready.forEach(Partition::leave);
            return true;
        }
    }

    private Taken claimAndRead(List<Partition> ready) {
        long end = engine.tail().position();
        int batch = engine.settings().batch(reader);
        var near = new ArrayList<Claimed>();
        var events = new ArrayList<StoredEvent>();
        var numbers = ready.stream().map(Partition::number).toList();
        for (Claimed claimed : engine.checkpoints().claimAll(reader.name(), numbers)) {
            var recent = of(claimed).recent(claimed.position(), end, batch + 1);
            if (recent.isPresent()) near.add(claimed);
            else of(claimed).leave();
            recent.ifPresent(events::addAll);
        }
        events.sort(Comparator.comparingLong(event -> event.metadata().position()));
        return read(near, events, end);
    }

    private Partition of(Claimed claimed) {
        return Objects.requireNonNull(partitions.get(claimed.partition()));
    }

    private Taken read(List<Claimed> near, List<StoredEvent> events, long end) {
        int batch = engine.settings().batch(reader);
        boolean isFull = events.size() > batch;
        var some = isFull ? List.copyOf(events.subList(0, batch)) : List.copyOf(events);
        if (!some.isEmpty()) reader.read(some);
        long position = isFull ? some.getLast().metadata().position() : end;
        move(near.stream().filter(claimed -> claimed.changesAt(position)).toList(), position);
        near.forEach(claimed -> of(claimed).passed(position));
        return new Taken(Partition.streams(some), isFull);
    }

    private void move(List<Claimed> behind, long position) {
        if (behind.isEmpty()) return;
        var numbers = behind.stream().map(Claimed::partition).toList();
        engine.checkpoints().moveAll(reader.name(), numbers, position);
    }
}
