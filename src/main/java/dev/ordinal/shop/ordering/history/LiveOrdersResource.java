package dev.ordinal.shop.ordering.history;

import dev.ordinal.engine.http.Callers;
import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.engine.http.Roles;
import dev.ordinal.engine.lifecycle.ShutdownSignal;
import dev.ordinal.engine.lifecycle.Workers;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.reader.Reader;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;

/** Resource that streams changes of the caller's orders as server-sent events. */
@Path("orders")
@ApplicationScoped
@RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.ADMIN})
@Tag(name = "Orders")
public class LiveOrdersResource {

    private static final int AT_ONCE = 100;

    /** The longest time between two checks whether the feed goes on. */
    private static final Duration POLL = Duration.ofMillis(500);

    /** The pause between two queries; under load, one query then returns several events. */
    private static final Duration PACE = Reader.USUAL_PACE;

    @Inject private OwnOrderEvents events;
    @Inject private ShownEvents shown;
    @Inject private Workers workers;
    @Inject private ShutdownSignal shutdown;
    @Inject private Callers callers;

    /** Pause between the comments that keep a live feed open. */
    @Inject
    @ConfigProperty(name = "ordinal.web.heartbeat", defaultValue = "PT15S")
    private Duration heartbeat;

    /**
     * Server-sent events, each a CloudEvent whose id is its position in the log. They end with the
     * caller's token.
     *
     * @param lastEventId the position after which the feed begins; without it, the feed begins now
     */
    @GET
    @Path("live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @APIResponse(
            responseCode = "200",
            description = "Events, until the client goes or its token has expired",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(type = SchemaType.STRING)))
    @Operation(
            operationId = "followOrders",
            summary = "Follow changes to orders (server-sent events)",
            description =
                    "Changes of the caller's orders as server-sent events, each a CloudEvent whose"
                            + " id is its position in the log. They end with the caller's token.")
    public void live(
            @Parameter(
                            description =
                                    "The position after which the feed begins; without it, the feed"
                                            + " begins now",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            pattern = "\\d{1,18}",
                                            maxLength = 18,
                                            examples = "42"))
                    @HeaderParam("Last-Event-ID")
                    @Nullable String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse) {
        long start = lastEventId == null ? events.position() : position(lastEventId);
        var feed = new Feed(callers.current().id(), callers.until(), sink, sse, start);
        workers.call(() -> {
            feed.run();
            return feed;
        });
    }

    private static long position(String lastEventId) {
        if (lastEventId.matches("\\d{1,18}")) return Long.parseLong(lastEventId);
        throw ProblemException.parameter("Last-Event-ID must be the id of an earlier event");
    }

    /** Feed of one client. */
    private final class Feed {

        private final String customerId;
        private final Instant until;
        private final SseEventSink sink;
        private final Sse sse;
        private long position;
        private long lastSent;

        Feed(String customerId, Instant until, SseEventSink sink, Sse sse, long position) {
            this.customerId = customerId;
            this.until = until;
            this.sink = sink;
            this.sse = sse;
            this.position = position;
        }

        void run() {
            try (sink) {
                comment("live");
                while (goesOn()) turn();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException | CompletionException | IllegalStateException _) {
                // The client has disconnected.
            }
        }

        private boolean goesOn() {
            return !sink.isClosed() && !shutdown.isNear() && Instant.now().isBefore(until);
        }

        private void turn() throws InterruptedException {
            long seen = events.moved().count();
            var next = events.read(customerId, position, AT_ONCE);
            next.events().forEach(this::send);
            position = next.end();
            if (position >= events.position()) pause(seen);
        }

        private void pause(long seen) throws InterruptedException {
            events.moved().await(seen, POLL);
            workers.pause(PACE);
            if (System.nanoTime() - lastSent >= heartbeat.toNanos()) comment("");
        }

        private void send(StoredEvent event) {
            var message =
                    sse.newEventBuilder()
                            .id(Long.toString(event.metadata().position()))
                            .name(event.type().name())
                            .mediaType(MediaType.APPLICATION_JSON_TYPE)
                            .data(shown.of(event))
                            .build();
            send(message);
        }

        private void comment(String text) {
            send(sse.newEventBuilder().comment(text).build());
        }

        private void send(OutboundSseEvent message) {
            sink.send(message).toCompletableFuture().join();
            lastSent = System.nanoTime();
        }
    }
}
