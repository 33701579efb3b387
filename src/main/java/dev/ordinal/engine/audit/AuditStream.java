package dev.ordinal.engine.audit;

import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.message.StreamId;

/**
 * A stream of acts of operators and admins on one kind of thing. Appends to different streams do
 * not wait for each other. A module adds a stream by handing it to CDI, for instance as a field of
 * the bean that appends to it:
 *
 * <pre>{@code
 * @Produces private static final AuditStream PRICES = new AuditStream("prices");
 * }</pre>
 *
 * The server does not start if two streams have the same name, or one a name that is not allowed.
 *
 * @param name a lower-case letter, then lower-case letters, digits and underscores; it is stored,
 *     so it must not change
 */
public record AuditStream(String name) {

    /** The name of the stream in the log: {@code audit-prices}. */
    public StreamId id() {
        return new StreamId(EventStore.AUDIT, name);
    }
}
