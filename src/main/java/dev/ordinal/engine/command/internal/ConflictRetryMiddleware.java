package dev.ordinal.engine.command.internal;

import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.command.CommandMiddleware;
import dev.ordinal.engine.command.CommandResult;
import dev.ordinal.engine.command.CommandResult.Conflict;
import dev.ordinal.engine.failure.Backoff;
import dev.ordinal.engine.message.Command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Min;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Middleware that decides a command again on the new state when another writer was first. Commands
 * of this server on one stream wait for each other, so only other servers can cause a conflict.
 */
@ApplicationScoped
class ConflictRetryMiddleware implements CommandMiddleware {

    @Inject private StreamLocks locks;

    /** Attempts at a command whose stream is changed by others at the same time. */
    @Inject
    @Min(1)
    @ConfigProperty(name = "ordinal.commands.attempts", defaultValue = "10")
    private int attempts;

    /** Longest pause between two of these attempts. Unit: milliseconds. */
    @Inject
    @Min(1)
    @ConfigProperty(name = "ordinal.commands.longest-pause-millis", defaultValue = "50")
    private long longestPauseMillis;

    @Override
    public int order() {
        return CONFLICT_RETRY;
    }

    @Override
    public CommandResult around(Command command, CommandContext context, Next next) {
        return locks.take(command.stream(), () -> retry(command, context, next));
    }

    private CommandResult retry(Command command, CommandContext context, Next next) {
        for (int attempt = 1; ; attempt++) {
            var result = next.handle(command, context);
            if (!(result instanceof Conflict) || attempt == attempts) return result;
            LockSupport.parkNanos(backoff().after(attempt).toNanos());
        }
    }

    /**
     * Back-off with full jitter: a pause is a random time between zero and twice its nominal value,
     * and at most the longest pause.
     */
    private Backoff backoff() {
        var middle = Duration.ofMillis(longestPauseMillis).dividedBy(2);
        return new Backoff(Duration.ofMillis(1), middle, 1);
    }
}
