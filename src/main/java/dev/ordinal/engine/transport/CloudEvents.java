package dev.ordinal.engine.transport;

import dev.ordinal.engine.log.StoredEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Conversion of stored events into the form in which they leave this service, for resources that
 * show events: with {@code ordinal.source} ({@code urn:ordinal}) as their source, and schemas below
 * {@code ordinal.base-url} ({@code http://localhost:9080}).
 */
@ApplicationScoped
public class CloudEvents {

    /**
     * Attribute {@code source} of all events. Servers with databases of their own have different
     * ones.
     */
    @Inject
    @ConfigProperty(name = "ordinal.source", defaultValue = "urn:ordinal")
    private String source;

    /**
     * Address under which callers reach the service. It is part of {@code dataschema} in events.
     */
    @Inject
    @ConfigProperty(name = "ordinal.base-url", defaultValue = "http://localhost:9080")
    private String baseUrl;

    /** A stored event as a CloudEvent, in the version in which it was written. */
    public CloudEvent of(StoredEvent stored) {
        return CloudEvent.of(stored, source, baseUrl);
    }
}
