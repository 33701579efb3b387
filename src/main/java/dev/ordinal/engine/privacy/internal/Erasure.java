package dev.ordinal.engine.privacy.internal;

import dev.ordinal.engine.audit.Audit;
import dev.ordinal.engine.audit.AuditStream;
import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.privacy.People;
import dev.ordinal.engine.privacy.internal.PrivacyEvent.PersonErased;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Erasure of persons, the right to be forgotten. */
@ApplicationScoped
public class Erasure {

    private static final Pattern PSEUDONYM =
            Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Produces private static final AuditStream PEOPLE = new AuditStream("people");

    @Inject private People people;
    @Inject private Audit audit;

    /** The pseudonym of a person, found by subject or by pseudonym. */
    public Optional<UUID> find(String named) {
        return people.find(named).or(() -> pseudonym(named).filter(people::isKnown));
    }

    private static Optional<UUID> pseudonym(String text) {
        return PSEUDONYM.matcher(text).matches()
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    /** Whether a reason contains the name of the person, which would be kept for ever. */
    public boolean isNamedIn(UUID person, String reason) {
        var all = reason.toLowerCase(Locale.ROOT);
        return people.subjectOf(person)
                .filter(subject -> all.contains(subject.toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    /** Erases a person; a repeated erasure has no effect. The audit stream is written first. */
    public void erase(UUID person, String reason, CommandContext context) {
        if (people.isErased(person)) return;
        audit.record(PEOPLE, new PersonErased(person, reason), context);
        people.erase(person);
    }
}
