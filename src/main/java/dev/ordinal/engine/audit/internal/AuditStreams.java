package dev.ordinal.engine.audit.internal;

import dev.ordinal.engine.audit.AuditStream;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The audit streams of all modules of this server. */
public final class AuditStreams {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private final Set<AuditStream> declared = new HashSet<>();

    /**
     * Checks the streams.
     *
     * @throws IllegalStateException if two share a name, or one has a name that is not allowed
     */
    public AuditStreams(Collection<AuditStream> all) {
        all.forEach(this::add);
    }

    private void add(AuditStream stream) {
        if (!NAME.matcher(stream.name()).matches()) {
            throw new IllegalStateException(
                    "\"%s\" is not a name of an audit stream such as dead_letters"
                            .formatted(stream.name()));
        }
        if (!declared.add(stream)) {
            throw new IllegalStateException("Two audit streams are named " + stream.name());
        }
    }

    /**
     * Checks that a stream is declared; the name of another might be used twice.
     *
     * @throws IllegalArgumentException if no module produces it as a CDI bean
     */
    public void require(AuditStream stream) {
        if (!declared.contains(stream)) {
            throw new IllegalArgumentException(
                    "No module has declared the audit stream " + stream.name());
        }
    }
}
