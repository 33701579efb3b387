package dev.ordinal.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

@Timeout(20)
class SignalTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final Signal signal = new Signal();

    @Test
    void a_signal_raised_between_the_look_and_the_wait_is_not_missed() throws InterruptedException {
        long seen = signal.count();
        signal.raise();
        assertThat(signal.await(seen, LONG)).isTrue();
    }

    @Test
    void without_a_signal_the_wait_ends_with_the_time() throws InterruptedException {
        signal.raise();
        assertThat(signal.await(signal.count(), Duration.ofMillis(5))).isFalse();
        assertThat(signal.await(signal.count(), Duration.ZERO)).isFalse();
        assertThat(signal.await(signal.count(), Duration.ofMillis(-5))).isFalse();
    }

    @Test
    void all_waiters_are_woken() {
        var first = waiting();
        var second = waiting();
        signal.raise();
        assertThat(first.join()).isTrue();
        assertThat(second.join()).isTrue();
    }

    private CompletableFuture<Boolean> waiting() {
        long seen = signal.count();
        return CompletableFuture.supplyAsync(() -> await(seen));
    }

    private boolean await(long seen) {
        try {
            return signal.await(seen, LONG);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each lost wake-up would cost ten seconds, so a single one fails the test. */
    @Test
    void work_that_is_announced_is_always_found() {
        int rounds = 20_000;
        var work = new AtomicLong();
        var worker = CompletableFuture.runAsync(() -> workUntil(rounds, work));
        for (int i = 0; i < rounds; i++) {
            work.incrementAndGet();
            signal.raise();
        }
        worker.join();
    }

    private void workUntil(int rounds, AtomicLong work) {
        while (true) {
            long seen = signal.count();
            if (work.get() == rounds) return;
            assertThat(await(seen)).as("woken").isTrue();
        }
    }
}
