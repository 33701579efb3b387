package dev.ordinal.engine.http;

import dev.ordinal.engine.http.internal.CommonProblems;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Min;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The places for live feeds on this server: responses of server-sent events that go on until the
 * client disconnects. A resource takes a place before a feed begins and closes it when the feed has
 * ended:
 *
 * <pre>{@code
 * var place = feeds.enter(callers.current());
 * StreamingOutput feed = out -> run(new EventStream(out));
 * var answer = Response.ok(feed, MediaType.SERVER_SENT_EVENTS_TYPE).build();
 * workers.call(() -> asyncResponse.resume(answer)).whenComplete((_, _) -> place.close());
 * }</pre>
 *
 * <p>For a method that produces {@code text/event-stream}, the engine answers {@code HEAD} without
 * calling it, and asks proxies not to buffer its events ({@code X-Accel-Buffering: no}).
 */
@ApplicationScoped
public class LiveFeeds {

    private final Map<String, Integer> ofCallers = new HashMap<>();
    private int open;

    /** Most live feeds of one caller that are open on this server at once. Unit: feeds. */
    @Inject
    @Min(1)
    @ConfigProperty(name = "ordinal.limit.feeds-per-caller", defaultValue = "20")
    private int mostOfCaller;

    /** Most live feeds that are open on this server at once. Unit: feeds. */
    @Inject
    @Min(1)
    @ConfigProperty(name = "ordinal.limit.feeds", defaultValue = "500")
    private int most;

    @Inject
    @ConfigProperty(name = "ordinal.web.heartbeat", defaultValue = "PT15S")
    private Duration heartbeat;

    /** The place of one feed. */
    public interface Place extends AutoCloseable {

        /** Gives the place back; to do so again has no effect. */
        @Override
        void close();
    }

    /**
     * Takes a place for one more feed of a caller.
     *
     * @throws ProblemException 429 if the caller has {@code ordinal.limit.feeds-per-caller} (20)
     *     feeds on this server, 503 if the server has {@code ordinal.limit.feeds} (500). {@code
     *     Retry-After} is two heartbeats ({@code ordinal.web.heartbeat}): by then a client that is
     *     gone has been noticed
     */
    public synchronized Place enter(Caller caller) {
        int own = ofCallers.getOrDefault(caller.subject(), 0);
        if (own >= mostOfCaller) {
            throw full(CommonProblems.TOO_MANY_FEEDS, "A caller has at most %d", mostOfCaller);
        }
        if (open >= most) throw full(CommonProblems.FEEDS_FULL, "A server has at most %d", most);
        ofCallers.put(caller.subject(), own + 1);
        open++;
        var left = new AtomicBoolean();
        return () -> {
            if (left.compareAndSet(false, true)) leave(caller);
        };
    }

    private ProblemException full(String code, String limit, int number) {
        return ProblemException.later(code, limit.formatted(number), heartbeat.multipliedBy(2));
    }

    private synchronized void leave(Caller caller) {
        open--;
        ofCallers.computeIfPresent(caller.subject(), (_, own) -> own == 1 ? null : own - 1);
    }
}
