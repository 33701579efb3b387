package dev.ordinal.engine.privacy;

import dev.ordinal.engine.privacy.internal.BrokenSealException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/** Shows what is personal to whoever may see it, or that it was erased. */
@ApplicationScoped
public class PersonalDataReader {

    public static final String ERASED = "erased";

    private static final Logger LOG = Logger.getLogger(PersonalDataReader.class.getName());
    private static final String UNREADABLE = "unreadable";
    private static final Pattern PSEUDONYM =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Inject private People people;

    /** Who a pseudonym is. What is none (a system, a name of before) stays as it is. */
    public String name(String id) {
        if (!PSEUDONYM.matcher(id).matches()) return id;
        var person = UUID.fromString(id);
        return people.isKnown(person) ? people.subjectOf(person).orElse(ERASED) : id;
    }

    /**
     * Whether something of a customer belongs to this person: under the pseudonym, or, from before
     * there were pseudonyms, under the name.
     */
    public boolean isOf(String customer, String person) {
        if (PSEUDONYM.matcher(customer).matches()) return customer.equals(person);
        return PSEUDONYM.matcher(person).matches()
                && people.subjectOf(UUID.fromString(person)).filter(customer::equals).isPresent();
    }

    /** What a text says. */
    public String text(Personal text) {
        try {
            return people.open(text).orElse(ERASED);
        } catch (BrokenSealException e) {
            LOG.log(Level.SEVERE, "A personal text was tampered with", e);
            return UNREADABLE;
        }
    }

    /** The text as it may be shown, in the place of the sealed one. */
    public @Nullable Personal shown(@Nullable Personal text) {
        return text == null ? null : Personal.plain(text(text));
    }
}
