package dev.ordinal.engine.log.internal;

import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.lifecycle.Signal;
import dev.ordinal.engine.lifecycle.StartOrder;
import dev.ordinal.engine.lifecycle.Workers;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.validation.constraints.PositiveOrZero;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Watcher of the end of the log that wakes the readers of this server. Commits of this server wake
 * it at once; a poll at an interval finds the commits of other servers and is the guarantee.
 */
@ApplicationScoped
public class LogTail {

    private static final Logger LOG = Logger.getLogger(LogTail.class.getName());
    private static final Duration WAITING = Duration.ofMillis(2);
    private static final Duration OUTAGE = Duration.ofSeconds(1);

    @Inject private PostgresLog log;
    @Inject private Transactions transactions;
    @Inject private Workers workers;

    /**
     * Interval at which the query that all readers of a server share looks for events of other
     * servers.
     */
    @Inject
    @ConfigProperty(name = "ordinal.tail.poll", defaultValue = "PT0.25S")
    private Duration poll;

    /** Shortest time between two runs of the query that all readers of a server share. */
    @Inject
    @PositiveOrZero
    @ConfigProperty(name = "ordinal.tail.pace", defaultValue = "PT0.004S")
    private Duration pace;

    private final Signal appended = new Signal();
    private final Signal moved = new Signal();
    private final SlotPositions slotPositions = new SlotPositions();
    private volatile long position;
    private @Nullable HighWaterMark mark;

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

    /** The signal that is raised whenever {@link #position} has moved. */
    public Signal moved() {
        return moved;
    }

    /** Reports a commit of this server. */
    public void wake() {
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
        moved.raise();
    }

    private void follow() throws InterruptedException {
        long seen = appended.count();
        boolean waiting = look();
        // Under load, one query then finds several commits.
        workers.pause(pace);
        appended.await(seen, waiting ? WAITING : poll);
    }

    private boolean look() throws InterruptedException {
        try {
            transactions.run(this::advance);
            return mark != null && mark.isWaiting();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "Cannot read the log; it will be read again: {0}",
                    e.getMessage());
            workers.pause(OUTAGE);
            return false;
        }
    }

    private void advance() {
        long now = Objects.requireNonNull(mark).advance();
        if (now > position) {
            position = now;
            moved.raise();
        }
    }
}
