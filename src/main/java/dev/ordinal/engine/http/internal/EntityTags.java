package dev.ordinal.engine.http.internal;

import dev.ordinal.engine.http.ProblemException;

import jakarta.ws.rs.core.EntityTag;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The value of {@code If-Match} or {@code If-None-Match}: any representation, or those with one of
 * these tags (<a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1">RFC 9110, 13.1</a>).
 *
 * @param isAny whether the value is {@code *}
 * @param tags the tags of the list; empty for {@code *}
 */
record EntityTags(boolean isAny, List<Tag> tags) {

    /** Text of a tag: any visible character but the double quote, RFC 9110, 8.8.3. */
    private static final String TEXT = "[\\x21\\x23-\\x7e\\x80-\\xff]*";

    /** An element of a list with its comma. An element may be empty (RFC 9110, 5.6.1.2). */
    private static final Pattern ELEMENT =
            Pattern.compile("[ \\t]*(?:(W/)?\"(" + TEXT + ")\"[ \\t]*)?(?:,|$)");

    /** An entity tag. */
    record Tag(boolean isWeak, String text) {

        static Tag of(EntityTag tag) {
            return new Tag(tag.isWeak(), tag.getValue());
        }
    }

    /**
     * Parses all lines of a header; several lines are one list (RFC 9110, 5.3).
     *
     * @return null without a line
     * @throws ProblemException 400 if they are neither {@code *} nor a list of entity tags
     */
    static @Nullable EntityTags parse(String header, @Nullable List<String> lines) {
        if (lines == null || lines.isEmpty()) return null;
        var value = String.join(",", lines);
        if (value.strip().equals("*")) return new EntityTags(true, List.of());
        return new EntityTags(false, list(header, value));
    }

    private static List<Tag> list(String header, String value) {
        var tags = new ArrayList<Tag>();
        var element = ELEMENT.matcher(value);
        while (element.regionStart() < value.length()) {
            if (!element.lookingAt()) throw malformed(header);
            if (element.group(2) != null) {
                tags.add(new Tag(element.group(1) != null, element.group(2)));
            }
            element.region(element.end(), value.length());
        }
        return List.copyOf(tags);
    }

    private static ProblemException malformed(String header) {
        return ProblemException.parameter(
                header + " must be * or a list of entity tags, each in double quotes");
    }

    /** Whether a representation matches by the strong comparison (RFC 9110, 8.8.3.2). */
    boolean matchesStrongly(@Nullable Tag representation) {
        if (isAny) return true;
        return representation != null && !representation.isWeak() && tags.contains(representation);
    }

    /** Whether a representation matches by the weak comparison (RFC 9110, 8.8.3.2). */
    boolean matchesWeakly(@Nullable Tag representation) {
        if (isAny) return true;
        return representation != null
                && tags.stream().anyMatch(tag -> tag.text().equals(representation.text()));
    }
}
