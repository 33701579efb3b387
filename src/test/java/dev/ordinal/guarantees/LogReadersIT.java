package dev.ordinal.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.log.AppendResult;
import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.log.internal.LogScan;
import dev.ordinal.engine.log.internal.LogTail;
import dev.ordinal.engine.log.internal.Slots;
import dev.ordinal.engine.message.Actor;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.Origin;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.sample.SampleDeployment;
import dev.ordinal.engine.sample.Tick;
import dev.ordinal.testkit.Sql;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import javax.sql.DataSource;

/**
 * Test of readers of the log under concurrent writers that conflict, roll back and idle: no event
 * is skipped, none comes twice, no stream is out of order.
 */
@ArquillianTest
class LogReadersIT {

    private static final int WRITERS = 8;
    private static final int READERS = 3;
    private static final int STREAMS = 400;
    private static final int EVENTS_AN_APPEND = 10;
    private static final long EVENTS = 100_000;
    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    @Inject private EventStore store;
    @Inject private LogScan scan;
    @Inject private LogTail tail;
    @Inject private Transactions transactions;
    @Inject private Sql sql;

    @Resource(lookup = "java:app/ordinal/workers")
    private ManagedExecutorService threads;

    @Resource(lookup = "jdbc/ordinal")
    private DataSource database;

    private final AtomicLong committed = new AtomicLong();
    private final AtomicLong conflicts = new AtomicLong();
    private final AtomicLong rollbacks = new AtomicLong();
    private final AtomicBoolean done = new AtomicBoolean();

    @Deployment
    static WebArchive application() {
        return SampleDeployment.with(LogReadersIT.class, SeenInLog.class);
    }

    @Test
    void nothing_is_skipped_nothing_comes_twice_and_no_stream_is_out_of_order() throws Exception {
        long start = settledEnd();
        var readers = run(READERS, () -> read(start));
        var idle = run(1, this::appendIdleAndCommit);
        for (var writer : run(WRITERS, this::write)) writer.get();
        for (var appender : idle) appender.get();
        long end = settledEnd();
        done.set(true);
        for (var reader : readers) reader.get().assertEquals(rowsBehind(start), end);
        assertThat(committed.get()).isGreaterThanOrEqualTo(EVENTS);
        assertThat(conflicts.get()).as("conflicts").isGreaterThan(100);
        assertThat(rollbacks.get()).as("rollbacks").isGreaterThan(100);
    }

    @Test
    void an_idle_transaction_that_appends_nothing_holds_no_reader_up() throws Exception {
        var hold = new CountDownLatch(1);
        var holding = new CountDownLatch(1);
        var idle = threads.submit(() -> writeElsewhere(holding, hold));
        holding.await();
        try {
            transactions.callIf(() -> append(stream("idle"), 0), result -> false);
            transactions.call(() -> append(stream("idle"), 0));
            long last = lastPosition();
            await().atMost(Duration.ofSeconds(10)).until(() -> tail.position() >= last);
        } finally {
            hold.countDown();
        }
        idle.get();
    }

    @Test
    void a_transaction_that_is_too_young_for_any_snapshot_holds_readers_up() throws Exception {
        long start = settledEnd();
        var hasId = new CountDownLatch(1);
        var hasDrawn = new CountDownLatch(1);
        var hold = new CountDownLatch(1);
        var older = threads.submit(() -> appendAfter(hasId, hasDrawn));
        hasId.await();
        var youngest = threads.submit(() -> appendAndHold(hasDrawn, hold));
        older.get();
        try {
            await().during(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> tail.position() == start);
        } finally {
            hold.countDown();
        }
        youngest.get();
        assertThat(scan.readAll(start, settledEnd(), Slots.ALL, 100)).hasSize(2 * EVENTS_AN_APPEND);
    }

    private long appendAfter(CountDownLatch hasId, CountDownLatch hasDrawn) {
        transactions.run(() -> {
            sql.number("select cast(cast(pg_current_xact_id() as text) as bigint)");
            hasId.countDown();
            await().atMost(TIMEOUT).until(() -> hasDrawn.getCount() == 0);
            append(stream("idle"), 0);
        });
        return 0;
    }

    private long appendAndHold(CountDownLatch hasDrawn, CountDownLatch hold) {
        transactions.run(() -> {
            append(stream("idle"), 0);
            hasDrawn.countDown();
            await().atMost(TIMEOUT).until(() -> hold.getCount() == 0);
        });
        return 0;
    }

    private <T> List<Future<T>> run(int count, Callable<T> task) {
        return IntStream.range(0, count).mapToObj(i -> threads.submit(task)).toList();
    }

    private long write() {
        var random = ThreadLocalRandom.current();
        while (committed.get() < EVENTS) {
            var stream = stream("stress-" + random.nextInt(STREAMS));
            boolean rollBack = random.nextInt(10) == 0;
            transactions.callIf(
                    () -> appendNext(stream, random), result -> count(result, rollBack));
        }
        return committed.get();
    }

    /**
     * Appends an event. Some writers read the stream first and lose the race; some are late on
     * purpose.
     */
    private AppendResult appendNext(StreamId stream, ThreadLocalRandom random) {
        long version = versionOf(stream);
        boolean late = version >= EVENTS_AN_APPEND && random.nextInt(10) == 0;
        return append(stream, late ? version - EVENTS_AN_APPEND : version);
    }

    private boolean count(AppendResult result, boolean rollBack) {
        if (result instanceof AppendResult.Conflict) {
            conflicts.incrementAndGet();
            return false;
        }
        if (rollBack) rollbacks.incrementAndGet();
        else committed.addAndGet(EVENTS_AN_APPEND);
        return !rollBack;
    }

    private AppendResult append(StreamId stream, long version) {
        var ticks = IntStream.range(0, EVENTS_AN_APPEND).mapToObj(Tick::new).toList();
        return store.append(stream, version, ticks, origin());
    }

    /** Draws positions, holds them for a long time while other writers go on, and then commits. */
    private long appendIdleAndCommit() {
        for (int i = 0; i < 3; i++) {
            var stream = stream("idle-" + Ids.next());
            transactions.run(() -> {
                append(stream, 0);
                long goal = committed.get() + EVENTS / 20;
                await().atMost(TIMEOUT).until(() -> committed.get() >= Math.min(goal, EVENTS));
            });
        }
        return 0;
    }

    private long writeElsewhere(CountDownLatch holding, CountDownLatch hold) {
        transactions.run(() -> {
            execute("create temporary table elsewhere as select 1 as one");
            holding.countDown();
            await().atMost(TIMEOUT).until(() -> hold.getCount() == 0);
        });
        return 0;
    }

    private SeenInLog read(long start) throws InterruptedException {
        var seen = new SeenInLog();
        long position = start;
        while (!done.get() || position < tail.position()) {
            long signal = tail.moved().count();
            long end = tail.position();
            var events = scan.readAll(position, end, Slots.ALL, 1000);
            events.forEach(seen::add);
            if (events.size() < 1000) {
                position = Math.max(position, end);
                tail.moved().await(signal, Duration.ofMillis(100));
            } else {
                position = events.getLast().metadata().position();
            }
        }
        return seen;
    }

    private static StreamId stream(String id) {
        return new StreamId("tick", id.equals("idle") ? "idle-" + Ids.next() : id);
    }

    private static Origin origin() {
        return new Origin(Ids.next(), Ids.next(), Actor.system("test"), null, null);
    }

    private long settledEnd() {
        long last = lastPosition();
        await().atMost(TIMEOUT).until(() -> tail.position() >= last);
        return last;
    }

    private long versionOf(StreamId stream) {
        var newest = store.readBefore(stream, Long.MAX_VALUE, 1);
        return newest.isEmpty() ? 0 : newest.getFirst().metadata().version();
    }

    private long lastPosition() {
        return number("select coalesce(max(position), 0) from event");
    }

    private long rowsBehind(long start) {
        return number("select count(*) from event where position > " + start);
    }

    private long number(String query) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String statement) {
        try (var connection = database.getConnection();
                var execution = connection.createStatement()) {
            execution.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
