package dev.ordinal.guarantees;

import java.util.concurrent.TimeUnit;

/**
 * Pace of a fixed number of orders per second for all customers; missed orders are not made up for.
 */
final class SteadyPace implements OrderLoad.Pace {

    private final long interval;
    private long next = System.nanoTime();

    SteadyPace(int perSecond) {
        this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    @Override
    public void await() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(turn() - System.nanoTime());
    }

    private synchronized long turn() {
        next = Math.max(next + interval, System.nanoTime());
        return next;
    }
}
