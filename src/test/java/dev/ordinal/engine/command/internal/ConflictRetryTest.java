package dev.ordinal.engine.command.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.command.CommandMiddleware;
import dev.ordinal.engine.command.CommandResult;
import dev.ordinal.engine.command.CommandResult.Accepted;
import dev.ordinal.engine.command.CommandResult.Conflict;
import dev.ordinal.engine.command.CommandResult.Refused;
import dev.ordinal.engine.command.CommandResult.Stale;
import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.testkit.Injected;

import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class ConflictRetryTest {

    private static final StreamId STREAM = new StreamId("door", "1");
    private static final CommandResult CONFLICT = new Conflict(STREAM);
    private static final CommandResult DONE = new Accepted(STREAM, 2);

    private record Knock() implements Command {
        @Override
        public StreamId stream() {
            return STREAM;
        }
    }

    private final ConflictRetryMiddleware retry =
            Injected.into(new ConflictRetryMiddleware())
                    .with("locks", new StreamLocks())
                    .with("attempts", 4)
                    .with("longestPauseMillis", 1L)
                    .bean();

    private final AtomicInteger tries = new AtomicInteger();

    private CommandResult send(CommandResult... answers) {
        Deque<CommandResult> left = new ArrayDeque<>(List.of(answers));
        return retry.around(
                new Knock(),
                CommandContext.by("alice"),
                (_, _) -> {
                    tries.incrementAndGet();
                    return left.size() > 1 ? left.remove() : left.element();
                });
    }

    @Test
    void a_command_that_met_another_is_decided_again() {
        assertThat(send(CONFLICT, CONFLICT, DONE)).isEqualTo(DONE);
        assertThat(tries).hasValue(3);
    }

    @Test
    void endless_conflicts_end_after_the_last_attempt() {
        assertThat(send(CONFLICT)).isEqualTo(CONFLICT);
        assertThat(tries).hasValue(4);
    }

    @Test
    void what_is_no_conflict_is_not_tried_again() {
        for (CommandResult result : List.of(DONE, new Refused("door.locked"), new Stale(3))) {
            tries.set(0);
            assertThat(send(result)).isEqualTo(result);
            assertThat(tries).hasValue(1);
        }
    }

    @Test
    void what_breaks_is_not_tried_again_and_gives_its_turn_back() {
        assertThatIllegalStateException().isThrownBy(() -> retry.around(knock(), by(), this::fail));
        assertThat(tries).hasValue(1);
        assertThat(CompletableFuture.supplyAsync(() -> send(DONE)).join()).isEqualTo(DONE);
    }

    private CommandResult fail(Command command, CommandContext context) {
        tries.incrementAndGet();
        throw new IllegalStateException(command + " of " + context.actor());
    }

    private static Command knock() {
        return new Knock();
    }

    private static CommandContext by() {
        return CommandContext.by("alice");
    }

    @Test
    void commands_on_one_stream_take_turns() {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        CommandMiddleware.Next alone = (_, _) -> alone(inside, most);
        var all = IntStream.range(0, 8).mapToObj(_ -> concurrently(alone)).toList();
        all.forEach(CompletableFuture::join);
        assertThat(most).hasValue(1);
    }

    private CompletableFuture<CommandResult> concurrently(CommandMiddleware.Next next) {
        return CompletableFuture.supplyAsync(() -> retry.around(knock(), by(), next));
    }

    private static CommandResult alone(AtomicInteger inside, AtomicInteger most) {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        for (int i = 0; i < 1_000; i++) Thread.onSpinWait();
        inside.decrementAndGet();
        return DONE;
    }
}
