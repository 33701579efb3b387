package dev.ordinal.engine.message;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;

import java.util.UUID;

/**
 * New identifiers: UUIDs of version 7 (<a
 * href="https://www.rfc-editor.org/rfc/rfc9562#section-5.7">RFC 9562, 5.7</a>). They begin with the
 * time in milliseconds, so they sort by time and new entries of an index lie side by side. Not for
 * deciders, which are pure: put the id into the command.
 */
public final class Ids {

    /**
     * The characters of an id, for a path like {@code @Path("{id: " + Ids.PATTERN + "}")}. It does
     * not match a word such as {@code live}, so that a path with that word in its place has only
     * its own methods and media types.
     */
    public static final String PATTERN = "[0-9A-Fa-f-]+";

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {}

    /** A new id; threads may share the generator. */
    public static UUID next() {
        return GENERATOR.generate();
    }
}
