package dev.ordinal.engine.schema.internal.catalog;

import dev.ordinal.engine.crypto.internal.Sha256;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.message.SemanticVersion;

import java.util.regex.Pattern;

/**
 * A line of {@code schemas/released.sha256}, in the form that {@code sha256sum --check} reads. The
 * file is the list of what is released, in the order in which it was, and the proof that nobody
 * edited it since.
 *
 * @param sha256 of the file, in hexadecimal
 * @param event whose schema it is
 */
public record Release(String sha256, EventName event) {

    /** The path of the list; the schemas lie beside it. */
    public static final String LIST = "schemas/released.sha256";

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *](\\S+)/(\\S+)\\.json");

    /**
     * Reads one line.
     *
     * @throws IllegalStateException if the line is invalid, or has no event name or no semantic
     *     version
     */
    public static Release parse(String line) {
        var match = LINE.matcher(line);
        if (!match.matches()) {
            throw new IllegalStateException(
                    "%s: \"%s\" is not a line such as \"<sha256>  order.created/1.0.0.json\""
                            .formatted(LIST, line));
        }
        return new Release(match.group(1), eventOf(match.group(2), match.group(3)));
    }

    /**
     * The event whose schema lies at {@code <name>/<version>.json}.
     *
     * @throws IllegalStateException if the name or the version is invalid
     */
    public static EventName eventOf(String name, String version) {
        if (!EventName.isName(name)) {
            throw new IllegalStateException(
                    "schemas/%s/%s.json: \"%s\" is not a name of an event such as order.item_added"
                            .formatted(name, version, name));
        }
        if (!SemanticVersion.isOne(version)) {
            throw new IllegalStateException(
                    "schemas/%s/%s.json: \"%s\" is not a semantic version such as 1.2.0"
                            .formatted(name, version, version));
        }
        return new EventName(name, version);
    }

    /** The release of a file with this content. */
    public static Release of(EventName event, byte[] content) {
        return new Release(new Sha256().add(content).hex(), event);
    }

    /** The path of the schema, relative to the list. */
    public String file() {
        return event.name() + "/" + event.version() + ".json";
    }

    /** The line. */
    @Override
    public String toString() {
        return sha256 + "  " + file();
    }
}
