package dev.ordinal.engine.audit;

import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.message.StreamId;

/**
 * A stream of acts: what operators do to one kind of thing. Acts on different streams do not wait
 * for each other. A module adds its own by handing it to CDI, for instance as a field of the bean
 * that writes to it:
 *
 * <pre>{@code
 * @Produces private static final AuditStream PRICES = new AuditStream("prices");
 * }</pre>
 *
 * Two streams of one name stop the start of the server.
 *
 * @param name lower-case letters, digits and underscores; the log keeps it for ever
 */
public record AuditStream(String name) {

    /** The name of the stream in the log: {@code audit-prices}. */
    public StreamId id() {
        return new StreamId(EventStore.AUDIT, name);
    }
}
