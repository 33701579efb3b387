package dev.ordinal.engine.audit;

import dev.ordinal.engine.message.StreamId;

/** What operators act on; each has a stream of its own, so that they do not wait for each other. */
public enum AuditStream {
    DEAD_LETTERS("dead_letters"),
    PEOPLE("people"),
    SAGAS("sagas");

    private final String name;

    AuditStream(String name) {
        this.name = name;
    }

    /** The name of the stream. */
    public StreamId id() {
        return new StreamId("audit", name);
    }
}
