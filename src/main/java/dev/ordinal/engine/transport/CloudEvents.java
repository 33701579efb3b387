package dev.ordinal.engine.transport;

import dev.ordinal.engine.log.StoredEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives stored events the form in which they leave this service. */
@ApplicationScoped
public class CloudEvents {

    @Inject
    @ConfigProperty(name = "ordinal.source", defaultValue = "urn:ordinal")
    private String source;

    @Inject
    @ConfigProperty(name = "ordinal.base-url", defaultValue = "http://localhost:9080")
    private String baseUrl;

    public CloudEvent of(StoredEvent stored) {
        return CloudEvent.of(stored, source, baseUrl);
    }
}
