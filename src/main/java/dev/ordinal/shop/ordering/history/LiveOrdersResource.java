package dev.ordinal.shop.ordering.history;

import dev.ordinal.engine.http.Callers;
import dev.ordinal.engine.http.EventStream;
import dev.ordinal.engine.http.LiveFeeds;
import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.engine.http.Roles;
import dev.ordinal.engine.json.Json;
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
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

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
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;

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
    @Inject private LiveFeeds feeds;

    /** Pause between the comments that keep a live feed open. */
    @Inject
    @ConfigProperty(name = "ordinal.web.heartbeat", defaultValue = "PT15S")
    private Duration heartbeat;

    /**
     * Server-sent events, each a CloudEvent whose id is its position in the log. They end with the
     * caller's token. The first message is an id without an event: the position at which the feed
     * begins.
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
            @Suspended AsyncResponse response) {
        long start = lastEventId == null ? events.position() : position(lastEventId);
        var caller = callers.current();
        var feed = new Feed(caller.id(), callers.until(), start);
        var place = feeds.enter(caller);
        StreamingOutput messages = feed::run;
        var answer = Response.ok(messages, MediaType.SERVER_SENT_EVENTS_TYPE).build();
        workers.call(() -> response.resume(answer)).whenComplete((_, _) -> place.close());
    }

    private long position(String lastEventId) {
        if (!lastEventId.matches("\\d{1,18}")) {
            throw ProblemException.parameter("Last-Event-ID must be the id of an earlier event");
        }
        long position = Long.parseLong(lastEventId);
        if (events.isGiven(position)) return position;
        throw ProblemException.parameter(
                "Last-Event-ID is not the id of an event here: the log is not that long. Read the"
                        + " orders again, then connect without it");
    }

    /** Feed of one client. */
    private final class Feed {

        private final String customerId;
        private final Instant until;
        private long position;
        private long lastSent;

        Feed(String customerId, Instant until, long position) {
            this.customerId = customerId;
            this.until = until;
            this.position = position;
        }

        void run(OutputStream out) {
            var stream = new EventStream(out);
            try {
                comment("live", stream);
                while (goesOn()) turn(stream);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException | IllegalStateException _) {
                // The client has disconnected.
            }
        }

        private boolean goesOn() {
            return !shutdown.isNear() && Instant.now().isBefore(until);
        }

        private void turn(EventStream stream) throws InterruptedException, IOException {
            long seen = events.moved().count();
            var next = events.read(customerId, position, AT_ONCE);
            for (StoredEvent event : next.events()) send(event, stream);
            position = next.end();
            if (position < events.position()) return;
            events.moved().await(seen, POLL);
            workers.pause(PACE);
            if (System.nanoTime() - lastSent >= heartbeat.toNanos()) comment("", stream);
        }

        private void send(StoredEvent event, EventStream stream) throws IOException {
            var data = Json.STRICT.writeValueAsString(shown.of(event));
            stream.event(Long.toString(event.metadata().position()), event.type().name(), data);
            lastSent = System.nanoTime();
        }

        /**
         * Sends a comment with the position of the feed as id, so that a client that reconnects
         * misses nothing, even before its first event, and nothing is searched again.
         */
        private void comment(String text, EventStream stream) throws IOException {
            stream.comment(text, Long.toString(position));
            lastSent = System.nanoTime();
        }
    }
}
