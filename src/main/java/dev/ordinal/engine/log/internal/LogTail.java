package dev.ordinal.engine.log.internal;

import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.lifecycle.Signal;
import dev.ordinal.engine.lifecycle.StartOrder;
import dev.ordinal.engine.lifecycle.Workers;
import dev.ordinal.engine.log.StoredEvent;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.validation.constraints.PositiveOrZero;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Watcher of the end of the log that wakes the readers of this server, and keeps the newest events
 * for them. Commits of this server wake it at once, and need no query while their positions have no
 * gap. A query finds who fills a gap; the same query, at an interval, finds the commits of other
 * servers and is the guarantee.
 */
@ApplicationScoped
public class LogTail {

    private static final Logger LOG = Logger.getLogger(LogTail.class.getName());
    private static final Duration WAITING = Duration.ofMillis(2);
    private static final int KEPT = 4_096;
    private static final long KEPT_TEXT = 4_000_000;
    private static final int MOST_TO_FETCH = 1_000;
    private static final Duration OUTAGE = Duration.ofSeconds(1);

    @Inject private PostgresLog log;
    @Inject private LogScan scan;
    @Inject private Transactions transactions;
    @Inject private Workers workers;

    /**
     * Interval at which the query that all readers of a server share looks for events of other
     * servers.
     */
    @Inject
    @ConfigProperty(name = "ordinal.tail.poll", defaultValue = "PT0.25S")
    private Duration poll;

    /**
     * Shortest time between two looks at the end of the log, which all readers of a server share.
     */
    @Inject
    @PositiveOrZero
    @ConfigProperty(name = "ordinal.tail.pace", defaultValue = "PT0.004S")
    private Duration pace;

    private final Signal appended = new Signal();
    private final Signal moved = new Signal();
    private final SlotPositions slotPositions = new SlotPositions();
    private final RecentEvents recent = new RecentEvents(KEPT, KEPT_TEXT);
    private final OwnEvents own = new OwnEvents(KEPT);
    private volatile long position;
    private @Nullable HighWaterMark mark;
    private long queriedAt = System.nanoTime();
    private long movedAt = System.nanoTime();

    /** The position up to which readers may read; see {@link HighWaterMark}. */
    public long position() {
        return position;
    }

    /**
     * Whether these slots may have events in {@code (after, position()]}. The answer is valid only
     * for a reader that has read up to {@code after} since the server started.
     */
    public boolean mayHave(Slots slots, long after) {
        return slotPositions.areIn(slots, after);
    }

    /**
     * At most {@code limit} events of some slots in the positions {@code (after, upTo]}, in the
     * order of the log, from memory; empty if they are not all there.
     *
     * @param upTo at most {@link #position}
     */
    public Optional<List<StoredEvent>> recent(long after, long upTo, Slots slots, int limit) {
        return recent.read(after, upTo, slots, limit);
    }

    /** The signal that is raised whenever {@link #position} has moved. */
    public Signal moved() {
        return moved;
    }

    /** Reports events that this server has committed. */
    public void committed(List<StoredEvent> events) {
        own.add(events);
        appended.raise();
    }

    void start(
            @Observes @Priority(StartOrder.TAIL) @Initialized(ApplicationScoped.class)
                    Object start) {
        transactions.run(this::begin);
        workers.start("tail", this::follow);
    }

    /** Goes to the end of the log, so that what is news to this server is news to its callers. */
    private void begin() {
        mark = new HighWaterMark(log, log.lowestSafeStart(), slotPositions);
        position = mark.advanceToEnd();
        recent.begin(position);
        moved.raise();
    }

    private void follow() throws InterruptedException {
        long seen = appended.count();
        boolean waiting = look();
        // Under load, one query then finds several commits.
        workers.pause(pace);
        appended.await(seen, waiting ? WAITING : poll);
    }

    /** Returns whether there are events that wait behind a gap. */
    private boolean look() throws InterruptedException {
        try {
            var known = Objects.requireNonNull(mark);
            passOwn(known);
            if (mustQuery(known)) transactions.run(() -> query(known));
            return known.isWaiting() || own.areWaiting();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "Cannot read the log; it will be read again: {0}",
                    e.getMessage());
            workers.pause(OUTAGE);
            return false;
        }
    }

    private void passOwn(HighWaterMark known) {
        long before = known.position();
        var next = own.takeBehind(before);
        for (StoredEvent event : next) {
            known.pass(event.metadata().position(), event.metadata().stream().slot());
        }
        recent.add(before, next, known.position());
        moveTo(known.position());
    }

    /**
     * Whether only a query helps. A gap between events of this server is mostly a commit that is
     * about to be reported, so it gets a moment.
     */
    private boolean mustQuery(HighWaterMark known) {
        return known.isWaiting()
                || (own.areWaiting() && hasPassed(movedAt, WAITING))
                || hasPassed(queriedAt, poll);
    }

    private static boolean hasPassed(long since, Duration time) {
        return System.nanoTime() - since >= time.toNanos();
    }

    private void query(HighWaterMark known) {
        long before = known.position();
        long now = known.advance();
        if (now - before > MOST_TO_FETCH) recent.begin(now);
        else if (now > before) recent.add(before, fetch(before, now), now);
        moveTo(now);
        queriedAt = System.nanoTime();
    }

    private List<StoredEvent> fetch(long before, long now) {
        return scan.readAll(before, now, Slots.ALL, MOST_TO_FETCH);
    }

    private void moveTo(long now) {
        if (now == position) return;
        position = now;
        movedAt = System.nanoTime();
        moved.raise();
    }
}
