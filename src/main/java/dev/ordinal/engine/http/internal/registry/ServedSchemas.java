package dev.ordinal.engine.http.internal.registry;

import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.schema.internal.EventRegistry;
import dev.ordinal.engine.schema.internal.catalog.EventSchema;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/** Schemas as callers see them, with the address of this installation. */
@ApplicationScoped
class ServedSchemas {

    @Inject private EventRegistry registry;

    @Inject
    @ConfigProperty(name = "ordinal.base-url", defaultValue = "http://localhost:9080")
    private String baseUrl;

    /** The address of the schema of an event: its {@code $id}. */
    String url(EventName event) {
        return baseUrl + EventSchema.path(event);
    }

    /** The schema with its full {@code $id}. */
    ObjectNode document(EventSchema schema) {
        return schema.document().put("$id", url(schema.event()));
    }

    EventDescription describe(String name) {
        var versions = registry.schemas().versionsOf(name);
        var written = Optional.ofNullable(registry.written().get(name));
        return new EventDescription(
                name,
                versions.getLast().document().path("title").asString(name),
                written.map(EventName::version).orElse(null),
                registry.compatibilityOf(name).toString(),
                registry.isPublished(name),
                versions.stream().map(schema -> version(schema, written)).toList());
    }

    private EventDescription.Version version(EventSchema schema, Optional<EventName> written) {
        var event = schema.event();
        return new EventDescription.Version(
                event.version(),
                url(event),
                registry.isReadable(event),
                written.filter(now -> registry.isServable(now, event)).isPresent());
    }
}
