package dev.ordinal.engine.privacy;

import dev.ordinal.engine.privacy.internal.BrokenSealException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * Reader of personal data for a caller who may see it; the resource decides who that is. In the
 * place of an erased person it shows {@value #ERASED}.
 */
@ApplicationScoped
public class PersonalDataReader {

    /** The text in the place of what was erased. */
    public static final String ERASED = "erased";

    private static final Logger LOG = Logger.getLogger(PersonalDataReader.class.getName());
    private static final String UNREADABLE = "unreadable";
    private static final Pattern PSEUDONYM =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Inject private People people;

    /**
     * The subject behind the id of an actor or customer; {@value #ERASED} once the person is
     * erased. An id that is not a pseudonym, such as that of a saga, is returned as it is.
     */
    public String name(String id) {
        if (!PSEUDONYM.matcher(id).matches()) return id;
        var person = UUID.fromString(id);
        return people.isKnown(person) ? people.subjectOf(person).orElse(ERASED) : id;
    }

    /**
     * Whether the customer in an event is this person.
     *
     * @param customer a pseudonym, or in events from before there were pseudonyms a subject
     * @param person the pseudonym
     */
    public boolean isOf(String customer, String person) {
        if (PSEUDONYM.matcher(customer).matches()) return customer.equals(person);
        return PSEUDONYM.matcher(person).matches()
                && people.subjectOf(UUID.fromString(person)).filter(customer::equals).isPresent();
    }

    /**
     * The content of a text; {@value #ERASED} once its person is erased, and {@code unreadable} if
     * the sealed text was changed, which is logged.
     */
    public String text(Personal text) {
        try {
            return people.open(text).orElse(ERASED);
        } catch (BrokenSealException e) {
            LOG.log(Level.SEVERE, "An encrypted personal text was changed", e);
            return UNREADABLE;
        }
    }

    /**
     * A copy of a text that can be shown, with its content in the place of the seal; null for null.
     */
    public @Nullable Personal shown(@Nullable Personal text) {
        return text == null ? null : Personal.plain(text(text));
    }
}
