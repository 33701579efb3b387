package dev.ordinal.engine.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

class OccasionalLogTest {

    private final List<LogRecord> records = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final OccasionalLog log = new OccasionalLog(logger(), nanos::get);

    private Logger logger() {
        var logger = Logger.getAnonymousLogger();
        logger.setUseParentHandlers(false);
        logger.addHandler(
                new Handler() {
                    @Override
                    public void publish(LogRecord log) {
                        records.add(log);
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                });
        return logger;
    }

    private List<String> texts() {
        return records.stream().map(LogRecord::getMessage).toList();
    }

    private void wait(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void a_kind_is_written_once_in_a_minute_and_then_with_the_number_left_out() {
        for (int i = 1; i <= 155; i++) log.log(Level.WARNING, "It is away: " + i);
        wait(Duration.ofSeconds(59));
        log.log(Level.WARNING, "It is away: still");
        wait(Duration.ofSeconds(1));
        log.log(Level.WARNING, "It is away: again");
        wait(Duration.ofMinutes(1));
        log.log(Level.WARNING, "It is away: a last time");
        assertThat(texts())
                .containsExactly(
                        "It is away: 1",
                        "It is away: again (and 155 more since the last such line)",
                        "It is away: a last time");
    }

    @Test
    void kinds_do_not_hide_each_other() {
        log.log(Level.WARNING, "It is away: now");
        log.log(Level.WARNING, "It is slow: now");
        log.log(Level.SEVERE, "It failed", new IllegalStateException("here"));
        log.log(Level.SEVERE, "It failed", new IllegalStateException("there"));
        log.log(Level.SEVERE, "It failed", new IllegalArgumentException());
        assertThat(texts())
                .containsExactly(
                        "It is away: now",
                        "It is slow: now",
                        "It failed",
                        "It failed",
                        "It failed");
        assertThat(records.getLast().getThrown()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_same_exception_from_the_same_place_is_one_kind() {
        for (int i = 0; i < 3; i++) log.log(Level.SEVERE, "It failed", fault(i));
        assertThat(records).hasSize(1);
    }

    private static RuntimeException fault(int number) {
        return new IllegalStateException("number " + number);
    }
}
