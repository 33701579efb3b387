package dev.ordinal.engine.sample;

import dev.ordinal.engine.command.CommandResult.Accepted;
import dev.ordinal.engine.http.AtLeast;
import dev.ordinal.engine.http.Callers;
import dev.ordinal.engine.http.CommandGateway;
import dev.ordinal.engine.http.CommandHeaders;
import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.engine.http.ReadYourWrites;
import dev.ordinal.engine.http.Roles;
import dev.ordinal.engine.http.TaggedRepresentation;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.projection.Projection;
import dev.ordinal.engine.sample.CounterCommand.Count;
import dev.ordinal.engine.sample.CounterCommand.StartCounter;
import dev.ordinal.engine.sample.CounterCommand.StopCounter;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Resource for counters. */
@Path("counters")
@ApplicationScoped
@RolesAllowed(Roles.CUSTOMER)
public class CountersResource {

    @Inject private CommandGateway gateway;
    @Inject private ReadYourWrites writes;
    @Inject private Callers callers;
    @Inject private Counters counters;

    /** The body of a new counter. */
    public record NewCounter(String label, Limit limit) {}

    /** The body of a count. */
    public record Addition(int by) {}

    @POST
    public CompletionStage<Response> start(@BeanParam CommandHeaders headers, NewCounter body) {
        return send(new StartCounter(Ids.next(), body.label(), body.limit()), body, headers);
    }

    @POST
    @Path("{id}/counts")
    public CompletionStage<Response> count(
            @PathParam("id") UUID id, @BeanParam CommandHeaders headers, Addition body) {
        return send(new Count(id, body.by(), null), body, headers);
    }

    @POST
    @Path("{id}/stop")
    public CompletionStage<Response> stop(
            @PathParam("id") UUID id, @BeanParam CommandHeaders headers) {
        return send(new StopCounter(id), null, headers);
    }

    @GET
    @Path("{id}")
    public CompletionStage<Response> read(@PathParam("id") UUID id, @BeanParam AtLeast atLeast) {
        var stream = StreamId.of(CounterCommand.CATEGORY, id);
        return writes.after(CountersProjection.class, stream, atLeast, () -> tagged(id));
    }

    private TaggedRepresentation tagged(UUID id) {
        return counters.find(id)
                .map(counter -> new TaggedRepresentation(counter, counter.version()))
                .orElseThrow(() -> ProblemException.of("counter.not-found", null));
    }

    private CompletionStage<Response> send(
            CounterCommand command, @Nullable Object body, CommandHeaders headers) {
        return gateway.send(
                new CommandGateway.Incoming(command, body, "", headers),
                callers.current(),
                new Views());
    }

    /** View that answers commands with the counter. */
    private final class Views implements CommandGateway.Views {

        @Override
        public Class<? extends Projection<?>> projection() {
            return CountersProjection.class;
        }

        @Override
        public String location(Accepted accepted) {
            return "/api/counters/" + accepted.stream().id();
        }

        @Override
        public @Nullable Object read(Accepted accepted) {
            return counters.find(UUID.fromString(accepted.stream().id())).orElse(null);
        }
    }
}
