package dev.ordinal.shop.fulfilment;

import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.command.CommandMiddleware;
import dev.ordinal.engine.command.CommandResult;
import dev.ordinal.engine.message.Command;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Middleware that holds commands of one type about one order until the test releases them. */
@ApplicationScoped
public class HeldCommands implements CommandMiddleware {

    private final Map<Kept, CountDownLatch> held = new ConcurrentHashMap<>();

    record Kept(UUID order, Class<? extends Command> type) {

        /**
         * Whether a command is about the order. The ids of orders, payments and, in these tests,
         * products end with the order's id.
         */
        boolean matches(Command command) {
            return command.getClass() == type
                    && command.stream().toString().endsWith(order.toString());
        }
    }

    void keep(UUID order, Class<? extends Command> type) {
        held.put(new Kept(order, type), new CountDownLatch(1));
    }

    void end(UUID order, Class<? extends Command> type) {
        end(new Kept(order, type));
    }

    private void end(Kept kept) {
        var ended = held.remove(kept);
        if (ended != null) ended.countDown();
    }

    void end() {
        held.keySet().forEach(this::end);
    }

    @Override
    public int order() {
        return TRACING - 1;
    }

    @Override
    public CommandResult around(Command command, CommandContext context, Next next) {
        held.forEach((kept, release) -> {
            if (kept.matches(command)) await(release);
        });
        return next.handle(command, context);
    }

    private static void await(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The server stops", e);
        }
    }
}
