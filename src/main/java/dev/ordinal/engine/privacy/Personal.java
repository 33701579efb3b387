package dev.ordinal.engine.privacy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Text about a person, sealed with that person's key, as it stands in commands, events, states and
 * read models. In JSON it is a string. {@link People} seals and opens it, and {@link
 * PersonalDataReader} shows it. A string without the form of a seal is plain text: the service's
 * own words, or text from before texts were sealed.
 *
 * @param written the string that is stored
 */
public record Personal(@JsonValue String written) {

    private static final String MARK = "personal:v1:";
    private static final Pattern FORM =
            Pattern.compile(
                    MARK + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):([A-Za-z0-9_-]{38,})");

    /** The text that a stored string stands for. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Personal of(String written) {
        return new Personal(written);
    }

    /** A text that says nothing about a person, in the service's own words. It is not sealed. */
    public static Personal plain(String text) {
        return new Personal(text);
    }

    /**
     * A sealed text. {@link People#seal} makes it.
     *
     * @param person the pseudonym of the person whom the text is about
     * @param content the ciphertext, in the alphabet of base64 for URLs
     */
    public static Personal sealed(UUID person, String content) {
        return new Personal(MARK + person + ":" + content);
    }

    /** The pseudonym of the person whom the text is about; empty if it is not sealed. */
    public Optional<UUID> person() {
        return part(1).map(UUID::fromString);
    }

    /** The ciphertext; empty if it is not sealed. */
    Optional<String> content() {
        return part(2);
    }

    private Optional<String> part(int group) {
        var form = FORM.matcher(written);
        return form.matches() ? Optional.of(form.group(group)) : Optional.empty();
    }

    /**
     * A description for logs and error messages: whether the text is sealed, but never the text.
     */
    @Override
    public String toString() {
        return person().map(person -> "(sealed, of " + person + ")").orElse("(a text)");
    }
}
