package dev.ordinal.engine.privacy.internal;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventType;

import java.util.UUID;

/** What happens to the keys of persons. It stays inside the service. */
public sealed interface PrivacyEvent extends Event {

    /**
     * Nobody can read any more what was sealed for a person.
     *
     * @param person the pseudonym; who it was is not known any more
     */
    @EventType(name = "person.erased", published = false)
    record PersonErased(UUID person, String reason) implements PrivacyEvent {}
}
