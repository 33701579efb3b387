package dev.ordinal.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.testkit.Injected;
import dev.ordinal.testkit.Stub;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

@Timeout(20)
@SuppressWarnings("FutureReturnValueIgnored") // the workers keep it
class WorkersTest {

    private final Workers workers =
            Injected.into(new Workers())
                    .with(
                            "threads",
                            Stub.of(ManagedThreadFactory.class)
                                    .answering("newThread", run -> new Thread((Runnable) run[0]))
                                    .get())
                    .with(
                            "executor",
                            Stub.of(ManagedExecutorService.class)
                                    .answering("supplyAsync", get -> async((Supplier<?>) get[0]))
                                    .get())
                    .bean();

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    private static Object async(Supplier<?> work) {
        return CompletableFuture.supplyAsync(work);
    }

    private void workUntilReleased() throws InterruptedException {
        begun.countDown();
        release.await();
    }

    @Test
    void a_stop_waits_for_the_round_under_way() throws InterruptedException {
        workers.start("test", this::workUntilReleased);
        assertThatAStopWaits();
    }

    @Test
    void a_stop_waits_for_a_call_under_way() throws InterruptedException {
        var call =
                workers.call(() -> {
                    try {
                        workUntilReleased();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return workers.isStopping();
                });
        assertThatAStopWaits();
        assertThat(call.toCompletableFuture().join()).as("it could know of the stop").isTrue();
    }

    private void assertThatAStopWaits() throws InterruptedException {
        begun.await();
        var stop = new Thread(() -> workers.stop(this));
        stop.start();
        await().until(() -> !stop.isAlive() || stop.getState() == Thread.State.TIMED_WAITING);
        assertThat(stop.isAlive()).as("still waiting").isTrue();
        release.countDown();
        stop.join();
    }

    @Test
    void a_call_that_fails_does_not_spoil_the_stop() {
        var call =
                workers.call(() -> {
                    throw new IllegalStateException("broken");
                });
        await().until(() -> call.toCompletableFuture().isCompletedExceptionally());
        workers.stop(this);
        assertThat(workers.isStopping()).isTrue();
    }

    @Test
    void a_pause_ends_with_the_stop() throws InterruptedException {
        workers.stop(this);
        workers.pause(Duration.ofHours(1));
    }

    @Test
    void a_worker_that_fails_with_whatever_goes_on_and_its_failures_are_counted() {
        var rounds = new AtomicInteger();
        workers.start(
                "faulty",
                () -> {
                    if (rounds.incrementAndGet() == 1) throw new NoClassDefFoundError("broken");
                    workers.pause(Duration.ofSeconds(10));
                });
        workers.start("sound", () -> workers.pause(Duration.ofSeconds(10)));
        await().until(() -> workers.failures().equals(Map.of("faulty", 1)));
        await().until(() -> rounds.get() == 2);
        workers.stop("end");
        assertThat(workers.failuresInAll()).isEqualTo(Map.of("faulty", 1L, "sound", 0L));
        assertThat(workers.failures()).as("the next round succeeded").isEmpty();
    }
}
