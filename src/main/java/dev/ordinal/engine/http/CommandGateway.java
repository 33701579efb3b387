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

/**
 * Gateway for commands from an HTTP request to the {@link CommandBus}, and for their results:
 *
 * <pre>{@code
 * @PUT
 * public CompletionStage<Response> send(
 *         @PathParam("id") UUID id, @BeanParam CommandHeaders headers, Label label) {
 *     var views = Views.at(ParcelList.class, "/api/parcels/" + id, () -> read(id));
 *     return gateway.send(new SendParcel(id, label.to()), label, headers, views);
 * }
 * }</pre>
 *
 * The command is decided on the thread of the request, before the method returns. Every result but
 * {@code Accepted} is thrown as a {@link ProblemException}: the status of the refusal's {@link
 * ProblemType}, or 403, 409, 412 or 422 (400 for a malformed idempotency key).
 */
@ApplicationScoped
public class CommandGateway {

    @Inject private CommandBus bus;
    @Inject private Progress progress;
    @Inject private Projections projections;
    @Inject private Workers workers;
    @Inject private Transactions transactions;
    @Inject private Validator validator;
    @Inject private Callers callers;

    /**
     * A command, with the body and the headers of its request.
     *
     * @param command the command
     * @param body the body of the request; it is part of the fingerprint of an idempotency key
     * @param bodyIn the path of the body in the command, with its dot: {@code "item."} if the
     *     command holds the body in its component {@code item}, and empty if it has the fields of
     *     the body. It is cut off from the paths of violations, so that they point into the body
     * @param headers the headers of the request
     */
    public record Incoming(
            Command command, @Nullable Object body, String bodyIn, CommandHeaders headers) {}

    /** The representation to answer with, once the read model contains the result. */
    public interface Views {

        /**
         * The projection that keeps what {@link #read} reads. {@code Prefer: wait} waits for it and
         * for no other.
         */
        Class<? extends Projection<?>> projection();

        /** The address of the representation, for the header {@code Location}. */
        String location(Accepted accepted);

        /**
         * The representation. It is read in a transaction, on a worker thread; it is called only if
         * the caller waits.
         */
        @Nullable Object read(Accepted accepted);

        /**
         * The views for one address.
         *
         * @param projection the projection that keeps what {@code state} reads
         * @param location the address
         * @param state reads the representation
         */
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
     * Sends a command of the caller of this request, whose body has the fields of the command; as
     * {@link #send(Incoming, Caller, Views)} does.
     *
     * @param body the body of the request; it is part of the fingerprint of an idempotency key
     * @throws ProblemException if the command is not accepted
     */
    public CompletionStage<Response> send(
            Command command, @Nullable Object body, CommandHeaders headers, Views views) {
        return send(new Incoming(command, body, "", headers), callers.current(), views);
    }

    /**
     * Sends a command. The answer is 202 once it is durable, with its {@code Location} and the
     * version of the stream as {@code ETag}. With {@code Prefer: wait=10} (RFC 7240, 4.3; at most
     * 30 seconds) it is 200 with the representation once the projection has taken it in, or 202 if
     * it has not within that time.
     *
     * @throws ProblemException if the command is not accepted
     * @throws IllegalStateException if this server does not run the projection of the views; the
     *     command is not sent
     */
    public CompletionStage<Response> send(Incoming incoming, Caller caller, Views views) {
        var headers = incoming.headers();
        var projection = projections.name(views.projection());
        var preconditions = headers.preconditions();
        var context =
                CommandContext.by(caller.actor())
                        .expecting(preconditions::hold)
                        .with(headers.key(caller, incoming.body()));
        var accepted = accepted(bus.send(incoming.command(), context), incoming);
        var waiting = headers.waiting();
        return waiting.isZero()
                ? CompletableFuture.completedStage(durable(accepted, views).build())
                : workers.call(
                        TimeLimit.carry(() -> readable(accepted, projection, waiting, views)));
    }

    /**
     * Validates a part of a body, and returns it: for text that is sealed before it is in a
     * command, where the bus cannot validate it.
     *
     * @throws ProblemException 422 with one fault for each broken constraint
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

    private static Accepted accepted(CommandResult result, Incoming incoming) {
        return switch (result) {
            case Accepted accepted -> accepted;
            case Refused(var code) -> throw ProblemException.of(code, null);
            case Stale(long current) -> throw incoming.headers().preconditions().failed(current);
            case Invalid invalid ->
                    throw ProblemException.invalid(faults(invalid, incoming.bodyIn()));
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

    /** Cuts off the path of the body: the caller knows the body only, not the command around it. */
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
