package dev.ordinal.engine.http;

import dev.ordinal.engine.command.CommandBus;
import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.command.CommandResult;
import dev.ordinal.engine.command.CommandResult.Accepted;
import dev.ordinal.engine.command.CommandResult.Conflict;
import dev.ordinal.engine.command.CommandResult.Forbidden;
import dev.ordinal.engine.command.CommandResult.Invalid;
import dev.ordinal.engine.command.CommandResult.KeyReused;
import dev.ordinal.engine.command.CommandResult.Refused;
import dev.ordinal.engine.command.CommandResult.Stale;
import dev.ordinal.engine.command.CommandResult.StillRunning;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.database.internal.TimeLimit;
import dev.ordinal.engine.http.Problem.Fault;
import dev.ordinal.engine.http.internal.CommonProblems;
import dev.ordinal.engine.http.internal.JsonPointers;
import dev.ordinal.engine.lifecycle.Workers;
import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.projection.Projection;
import dev.ordinal.engine.projection.internal.Projections;
import dev.ordinal.engine.reader.internal.Progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Takes commands from HTTP to the bus, and what became of them back. */
@ApplicationScoped
public class CommandGateway {

    @Inject private CommandBus bus;
    @Inject private Progress progress;
    @Inject private Projections projections;
    @Inject private Workers workers;
    @Inject private Transactions transactions;
    @Inject private Validator validator;
    @Inject private Callers callers;

    /** A command as it came in. */
    public record Incoming(
            Command command, @Nullable Object body, String bodyIn, CommandHeaders headers) {}

    /** What to answer with once the command is in the read model that answers. */
    public interface Views {

        /**
         * The projection that keeps what {@link #read} reads: {@code Prefer: wait} waits for it and
         * for no other.
         */
        Class<? extends Projection<?>> projection();

        /** Where the result can be read. */
        String location(Accepted accepted);

        /** The state behind the command. */
        @Nullable Object read(Accepted accepted);

        /** One address, and how to read what a projection keeps there. */
        static Views at(
                Class<? extends Projection<?>> projection,
                String location,
                Supplier<? extends @Nullable Object> state) {
            return new At(projection, location, state);
        }
    }

    private record At(
            Class<? extends Projection<?>> projection,
            String path,
            Supplier<? extends @Nullable Object> state)
            implements Views {

        @Override
        public String location(Accepted accepted) {
            return path;
        }

        @Override
        public @Nullable Object read(Accepted accepted) {
            return state.get();
        }
    }

    /**
     * Sends a command of the caller of this request, whose body has the fields of the command.
     *
     * @param body as it came in; part of the fingerprint of an idempotency key
     * @throws ProblemException if it is not accepted
     */
    public CompletionStage<Response> send(
            Command command, @Nullable Object body, CommandHeaders headers, Views views) {
        return send(new Incoming(command, body, "", headers), callers.current(), views);
    }

    /**
     * Sends a command: 202 once it is durable, or with {@code Prefer: wait} 200 once it can be
     * read.
     *
     * @throws ProblemException if it is not accepted
     * @throws IllegalStateException if this server does not hold the projection of the views; the
     *     command is not sent then
     */
    public CompletionStage<Response> send(Incoming incoming, Caller caller, Views views) {
        var headers = incoming.headers();
        var projection = projections.name(views.projection());
        var context =
                CommandContext.by(caller.actor())
                        .expecting(headers.expectedVersions())
                        .with(headers.key(caller, incoming.body()));
        var accepted = accepted(bus.send(incoming.command(), context), incoming.bodyIn());
        var waiting = headers.waiting();
        return waiting.isZero()
                ? CompletableFuture.completedStage(durable(accepted, views).build())
                : workers.call(
                        TimeLimit.carry(() -> readable(accepted, projection, waiting, views)));
    }

    /**
     * What is sealed before it is in a command, where nobody could look at it.
     *
     * @throws ProblemException if it is not valid
     */
    public <T> T valid(T body) {
        var violations = validator.validate(body);
        if (violations.isEmpty()) return body;
        throw ProblemException.invalid(
                violations.stream()
                        .map(v -> new Fault(pointer(v.getPropertyPath()), v.getMessage()))
                        .sorted(Comparator.comparing(Fault::pointer).thenComparing(Fault::detail))
                        .toList());
    }

    private static String pointer(Path path) {
        return JsonPointers.ofPath(path.toString());
    }

    private static Accepted accepted(CommandResult result, String bodyIn) {
        return switch (result) {
            case Accepted accepted -> accepted;
            case Refused(var code) -> throw ProblemException.of(code, null);
            case Stale(long current) ->
                    throw ProblemException.at(CommonProblems.STALE, null, current);
            case Invalid invalid -> throw ProblemException.invalid(faults(invalid, bodyIn));
            case Conflict _ -> throw ProblemException.of(CommonProblems.CONFLICT, null);
            case Forbidden _ -> throw ProblemException.of(CommonProblems.FORBIDDEN, null);
            case KeyReused _ -> throw ProblemException.of(CommonProblems.KEY_REUSED, null);
            case StillRunning _ -> throw ProblemException.of(CommonProblems.STILL_RUNNING, null);
        };
    }

    private static List<Fault> faults(Invalid invalid, String bodyIn) {
        return invalid.violations().stream()
                .map(v -> new Fault(JsonPointers.ofPath(inBody(v.path(), bodyIn)), v.message()))
                .toList();
    }

    /** Where the body is only a part of the command, the caller knows nothing of the rest. */
    private static String inBody(String path, String bodyIn) {
        return path.startsWith(bodyIn) ? path.substring(bodyIn.length()) : path;
    }

    private static Response.ResponseBuilder durable(Accepted accepted, Views views) {
        return Response.accepted()
                .header("Location", views.location(accepted))
                .tag(new EntityTag(Long.toString(accepted.version())));
    }

    private @Nullable Object look(Accepted accepted, Views views) {
        return transactions.call(() -> views.read(accepted));
    }

    private Response readable(Accepted accepted, String projection, Duration waiting, Views views) {
        var answer =
                durable(accepted, views)
                        .header("Preference-Applied", "wait=" + waiting.toSeconds());
        try {
            boolean there =
                    progress.await(projection, accepted.stream(), accepted.version(), waiting);
            if (there) answer.status(200).entity(look(accepted, views));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answer.build();
    }
}
