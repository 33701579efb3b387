package dev.ordinal.engine.schema.internal.catalog;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.message.EventName;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** All released schemas. Immutable. */
public final class SchemaCatalog {

    private final Map<EventName, EventSchema> schemas = new LinkedHashMap<>();
    private final Map<Integer, EventSchema> byId = new HashMap<>();

    /**
     * Creates a catalog of schemas in the order of their release.
     *
     * @throws IllegalStateException if two are of one version
     */
    public SchemaCatalog(Collection<EventSchema> released) {
        released.forEach(this::add);
    }

    private void add(EventSchema schema) {
        if (schemas.put(schema.event(), schema) != null) {
            throw new IllegalStateException(
                    "Two schemas of %s are released".formatted(schema.event()));
        }
        var twin = byId.put(schema.id(), schema);
        if (twin != null) {
            throw new IllegalStateException(
                    "The schemas of %s and %s share the id %d"
                            .formatted(schema.event(), twin.event(), schema.id()));
        }
    }

    /**
     * Loads the schemas that the classes and libraries of an application contain.
     *
     * @throws IllegalStateException if a file that is on a list is missing or was edited
     * @throws UnsoundSchemaException if one cannot be the schema of an event
     */
    public static SchemaCatalog load(ClassLoader application) {
        try {
            var schemas = new ArrayList<EventSchema>();
            for (URL list : application.resources(Release.LIST).toList()) {
                for (Release release : releases(list)) schemas.add(load(list, release));
            }
            return new SchemaCatalog(schemas);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Release> releases(URL list) throws IOException {
        try (var content = list.openStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Release::parse)
                    .toList();
        }
    }

    private static EventSchema load(URL list, Release release) {
        var bytes = read(list, release);
        if (!Release.of(release.event(), bytes).equals(release)) {
            throw new IllegalStateException(
                    "schemas/%s was edited after its release. Put it back, and release the change as a new version"
                            .formatted(release.file()));
        }
        return parse(release.event(), bytes);
    }

    @SuppressWarnings(
            "deprecation") // a URL of the application server's own kind resolves no other way
    private static byte[] read(URL list, Release release) {
        try (var content = new URL(list, release.file()).openStream()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "schemas/%s is released, but it is not there".formatted(release.file()), e);
        }
    }

    /**
     * Reads the file of a schema.
     *
     * @throws UnsoundSchemaException if it cannot be the schema of an event
     */
    public static EventSchema parse(EventName event, byte[] content) {
        try {
            return EventSchema.of(event, Json.STRICT.readTree(content));
        } catch (JacksonException e) {
            throw new UnsoundSchemaException(
                    "The schema of " + event,
                    List.of(new Violation("", "JSON", e.getOriginalMessage())));
        }
    }

    /** The names of all events that have schemas. */
    public SortedSet<String> names() {
        var names = new TreeSet<String>();
        schemas.keySet().forEach(event -> names.add(event.name()));
        return names;
    }

    /** The schemas of an event in the order of their release. */
    public List<EventSchema> releasesOf(String name) {
        return schemas.values().stream().filter(s -> s.event().name().equals(name)).toList();
    }

    /** The schemas of an event in the order of their versions. */
    public List<EventSchema> versionsOf(String name) {
        return releasesOf(name).stream()
                .sorted(Comparator.comparing(EventSchema::version))
                .toList();
    }

    public Optional<EventSchema> find(EventName event) {
        return Optional.ofNullable(schemas.get(event));
    }

    public Optional<EventSchema> find(int id) {
        return Optional.ofNullable(byId.get(id));
    }
}
