package dev.ordinal.fulfilment;

import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.command.CommandMiddleware;
import dev.ordinal.engine.command.CommandResult;
import dev.ordinal.engine.message.Command;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Keeps commands of a type from being worked off, until it ends. */
@ApplicationScoped
public class Silence implements CommandMiddleware {

    private final Map<Class<? extends Command>, CountDownLatch> kept = new ConcurrentHashMap<>();

    void keep(Class<? extends Command> type) {
        kept.put(type, new CountDownLatch(1));
    }

    void end(Class<? extends Command> type) {
        var ended = kept.remove(type);
        if (ended != null) ended.countDown();
    }

    void end() {
        kept.keySet().forEach(this::end);
    }

    @Override
    public int order() {
        return TRACING - 1;
    }

    @Override
    public CommandResult around(Command command, CommandContext context, Next next) {
        var silence = kept.get(command.getClass());
        if (silence != null) await(silence);
        return next.handle(command, context);
    }

    private static void await(CountDownLatch silence) {
        try {
            silence.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The server stops", e);
        }
    }
}
