package dev.ordinal.engine.privacy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Text about a person as it stands in commands, events, states and read models: sealed with that
 * person's key. In JSON it is a string. One that has not the form of a seal is text as it stands:
 * our own words, or from before texts were sealed.
 *
 * @param written how it is kept
 */
public record Personal(@JsonValue String written) {

    private static final String MARK = "personal:v1:";
    private static final Pattern FORM =
            Pattern.compile(
                    MARK + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):([A-Za-z0-9_-]{38,})");

    /** Reads what was written. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Personal of(String written) {
        return new Personal(written);
    }

    /** Text that says nothing of a person: our own words. */
    public static Personal plain(String text) {
        return new Personal(text);
    }

    public static Personal sealed(UUID person, String content) {
        return new Personal(MARK + person + ":" + content);
    }

    /** Whose it is; empty if it is text as it stands. */
    public Optional<UUID> person() {
        return part(1).map(UUID::fromString);
    }

    /** What only the person's key opens. */
    Optional<String> content() {
        return part(2);
    }

    private Optional<String> part(int group) {
        var form = FORM.matcher(written);
        return form.matches() ? Optional.of(form.group(group)) : Optional.empty();
    }

    /** Logs and messages of errors are no place for what somebody wrote. */
    @Override
    public String toString() {
        return person().map(person -> "(sealed, of " + person + ")").orElse("(a text)");
    }
}
