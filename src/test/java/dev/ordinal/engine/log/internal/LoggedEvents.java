package dev.ordinal.engine.log.internal;

import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.Actor;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.message.Origin;
import dev.ordinal.engine.message.StreamId;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** Events for tests in which only positions and streams matter. */
final class LoggedEvents {

    private static final Origin ORIGIN =
            new Origin(Ids.next(), Ids.next(), Actor.system("test"), null, null);

    private LoggedEvents() {}

    /** An event at a position, of a stream of its own. */
    static StoredEvent at(long position) {
        return at(position, "{}");
    }

    static StoredEvent at(long position, String body) {
        var stream = new StreamId("tick", Long.toString(position));
        var metadata = new Metadata(Ids.next(), stream, 1, position, Instant.EPOCH, ORIGIN);
        return new StoredEvent(new EventName("tick.ticked", "1.0.0"), body, metadata);
    }

    /** Events at all positions from the first to the last one. */
    static List<StoredEvent> from(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(LoggedEvents::at).toList();
    }

    static List<Long> positions(List<StoredEvent> events) {
        return events.stream().map(event -> event.metadata().position()).toList();
    }
}
