package dev.ordinal.engine.privacy.internal;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventType;

import java.util.UUID;

/** Events on the audit stream about the keys of persons. They are not published. */
public sealed interface PrivacyEvent extends Event {

    /**
     * A person was erased: nobody can read any more what was sealed for that person.
     *
     * @param person the pseudonym; the name behind it no longer exists
     */
    @EventType(name = "person.erased", published = false)
    record PersonErased(UUID person, String reason) implements PrivacyEvent {}
}
