package dev.ordinal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.reader.internal.Progress;
import dev.ordinal.engine.reader.internal.ReaderStatus;
import dev.ordinal.engine.sample.CounterClient;
import dev.ordinal.engine.sample.CounterEvent;
import dev.ordinal.engine.sample.CounterEvent.Counted;
import dev.ordinal.engine.sample.CounterEvent.CounterStarted;
import dev.ordinal.engine.sample.SampleDeployment;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Sql;

import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Tests that the status of a reader that is far behind costs no more than that of another. */
@ArquillianTest
class ReadersIT {

    private static final String LEFT_BEHIND = "left-behind";
    private static final int MOST = 10_000;

    /** No statement of a probe may wait for the lock: each would do so for 20 s. */
    private static final Duration AT_ONCE = Duration.ofSeconds(15);

    private static final String FAILING_FROM_THE_START =
            """
            insert into checkpoint (reader, partition, first_slot, last_slot, position, failures,
                                    failing_since, error)
            values (?1, 0, 0, 32767, 0, 1, clock_timestamp(), 'test')
            """;

    @ArquillianResource private URL base;
    @Inject private EventStore store;
    @Inject private Progress progress;
    @Inject private Transactions transactions;
    @Inject private Sql sql;

    @Deployment
    static WebArchive application() {
        return SampleDeployment.with(ReadersIT.class);
    }

    @BeforeEach
    void leave_a_reader_behind() {
        transactions.run(() -> sql.execute(FAILING_FROM_THE_START, LEFT_BEHIND));
    }

    @AfterEach
    void forget_it() {
        transactions.run(
                () -> sql.execute("delete from checkpoint where reader = ?1", LEFT_BEHIND));
    }

    @Test
    void readiness_tells_of_it_without_reading_an_event() {
        var http = Http.at(base);
        long start = System.nanoTime();
        var ready =
                transactions.call(() -> {
                    sql.execute("lock table event");
                    return http.get("/health/ready");
                });
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
        assertThat(ready.status()).as(ready.toString()).isEqualTo(200);
        assertThat(ready.body()).contains(LEFT_BEHIND + "/0", "failing since");
    }

    @Test
    void its_backlog_is_counted_up_to_a_limit() {
        var counter = Ids.next();
        var started = new CounterStarted(counter, CounterClient.LABEL, CounterClient.LIMIT);
        var events = new ArrayList<CounterEvent>(List.of(started));
        events.addAll(Collections.nCopies(MOST, new Counted(counter, 1, null)));
        var origin = CommandContext.by(CounterClient.CAROL).origin();
        transactions.run(() -> store.append(CounterClient.stream(counter), 0, events, origin));
        assertThat(progress.all())
                .filteredOn(status -> status.reader().equals(LEFT_BEHIND))
                .extracting(ReaderStatus::lagEvents)
                .containsExactly((long) MOST);
    }
}
