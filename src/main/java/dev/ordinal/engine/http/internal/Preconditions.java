package dev.ordinal.engine.http.internal;

import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.engine.http.internal.EntityTags.Tag;

import jakarta.ws.rs.core.HttpHeaders;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * The preconditions of a request: what it expects of the representation that it is about (<a
 * href="https://www.rfc-editor.org/rfc/rfc9110#section-13">RFC 9110, 13</a>). No representation has
 * a time of modification, so the headers that name one are ignored, as 13.1.3 and 13.1.4 ask.
 *
 * @param ifMatch the header {@code If-Match}, or null without it
 * @param ifNoneMatch the header {@code If-None-Match}, or null without it
 */
public record Preconditions(@Nullable EntityTags ifMatch, @Nullable EntityTags ifNoneMatch) {

    /** The result of an evaluation. */
    public enum Result {
        /** They hold. */
        HOLD,
        /** {@code If-Match} names no representation that there is. */
        NOT_MATCHED,
        /** {@code If-None-Match} names the representation that there is. */
        MATCHED
    }

    /**
     * Reads them from the headers of a request.
     *
     * @throws ProblemException 400 if a header is malformed
     */
    public static Preconditions of(Map<String, List<String>> headers) {
        return of(headers.get(HttpHeaders.IF_MATCH), headers.get(HttpHeaders.IF_NONE_MATCH));
    }

    /**
     * Reads them from the lines of both headers.
     *
     * @throws ProblemException 400 if a header is malformed
     */
    public static Preconditions of(
            @Nullable List<String> ifMatch, @Nullable List<String> ifNoneMatch) {
        return new Preconditions(
                EntityTags.parse(HttpHeaders.IF_MATCH, ifMatch),
                EntityTags.parse(HttpHeaders.IF_NONE_MATCH, ifNoneMatch));
    }

    /** Whether there is none. */
    boolean areNone() {
        return ifMatch == null && ifNoneMatch == null;
    }

    /**
     * Evaluates them in the order of RFC 9110, 13.2.2.
     *
     * @param exists whether there is a representation
     * @param tag its tag, or null if it has none
     */
    Result evaluate(boolean exists, @Nullable Tag tag) {
        if (ifMatch != null && !(exists && ifMatch.matchesStrongly(tag))) return Result.NOT_MATCHED;
        if (ifNoneMatch != null && exists && ifNoneMatch.matchesWeakly(tag)) return Result.MATCHED;
        return Result.HOLD;
    }

    /**
     * Evaluates them on the version of a stream, which is the tag of its representation; on version
     * 0 there is none.
     */
    private Result evaluate(long version) {
        return evaluate(version > 0, new Tag(false, Long.toString(version)));
    }

    /** Whether they hold on a version of a stream. */
    public boolean hold(long version) {
        return evaluate(version) == Result.HOLD;
    }

    /** The problem of preconditions that do not hold on a version of a stream, 412. */
    public ProblemException failed(long version) {
        return ProblemException.at(code(evaluate(version), version > 0), null, version);
    }

    /** The code of the problem of preconditions that do not hold. */
    static String code(Result result, boolean exists) {
        if (result == Result.MATCHED) return CommonProblems.EXISTS;
        return exists ? CommonProblems.STALE : CommonProblems.ABSENT;
    }
}
