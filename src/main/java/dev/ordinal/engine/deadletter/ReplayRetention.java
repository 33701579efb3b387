package dev.ordinal.engine.deadletter;

import dev.ordinal.engine.lifecycle.Chore;
import dev.ordinal.engine.store.Purge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Duration;

/** Forgets replays of long ago; the audit stream keeps every letter of them. */
@ApplicationScoped
class ReplayRetention implements Chore {

    private static final Duration KEPT = Duration.ofDays(30);

    @Inject private Purge purge;

    @Override
    public String name() {
        return "replay-retention";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        purge.olderThan(KEPT, "replay");
    }
}
