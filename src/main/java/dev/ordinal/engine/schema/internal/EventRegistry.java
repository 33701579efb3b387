package dev.ordinal.engine.schema.internal;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.message.EventType;
import dev.ordinal.engine.message.ModuleDefinition;
import dev.ordinal.engine.schema.EventDecoders;
import dev.ordinal.engine.schema.internal.catalog.EventSchema;
import dev.ordinal.engine.schema.internal.catalog.SchemaCatalog;
import dev.ordinal.engine.schema.internal.compatibility.Compatibility;
import dev.ordinal.engine.schema.internal.upcast.Conversion;
import dev.ordinal.engine.schema.internal.upcast.Revisions;
import dev.ordinal.engine.schema.internal.upcast.UpcastRoute.Gap;
import dev.ordinal.engine.schema.internal.upcast.UpcastRoutes;

import tools.jackson.databind.JsonNode;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Registry of all events: their names and versions, schemas, upcasters and downcasters, and the
 * records that the modules write. No other event can be written, and all stored events can be read.
 * Immutable.
 */
public final class EventRegistry implements EventDecoders {

    /** Declaration of one type of event that the modules write. */
    private record Declared(EventName name, EventSchema schema, boolean isPublished) {}

    /** Stands for the module of events that no module declares. */
    private static final String UNDECLARED = "undeclared";

    private final SchemaCatalog schemas;
    private final Revisions revisions;
    private final Map<Class<?>, Declared> declared = new HashMap<>();
    private final Map<String, Class<?>> types = new HashMap<>();
    private final Map<Class<?>, String> modules = new HashMap<>();
    private final VocabularyDecoder<Event> everything;
    private final Map<Class<?>, VocabularyDecoder<?>> decoders = new ConcurrentHashMap<>();

    /**
     * Creates the registry from the declared records.
     *
     * @throws IllegalStateException if a record has no {@link EventType}, if its version has no
     *     released schema, or if two records have the same name
     */
    public EventRegistry(
            Collection<ModuleDefinition> modules, SchemaCatalog schemas, Revisions revisions) {
        this.schemas = schemas;
        this.revisions = revisions;
        modules.forEach(
                module -> module.eventTypes().forEach(type -> declare(type, module.name())));
        everything = decoder(Event.class, declared.keySet(), true);
    }

    private void declare(Class<?> type, String module) {
        var name = EventName.of(type);
        declared.put(type, new Declared(name, schemaOf(name, type), isPublished(type)));
        modules.put(type, module);
        var other = types.put(name.name(), type);
        if (other != null && other != type) {
            throw new IllegalStateException(
                    "Two records declare the event %s: %s and %s. A module writes one version of an event and reads older ones through upcasters"
                            .formatted(name.name(), other.getName(), type.getName()));
        }
    }

    private EventSchema schemaOf(EventName name, Class<?> type) {
        return schemas.find(name)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "%s has no released schema, so %s can be neither written nor read. Draft it with: mvn process-test-classes -Dschemas=draft"
                                        .formatted(name, type.getName())));
    }

    private static boolean isPublished(Class<?> type) {
        var annotation = type.getAnnotation(EventType.class);
        return annotation != null && annotation.published();
    }

    /** The names of all declared events, sorted. */
    public Set<String> names() {
        return new TreeSet<>(types.keySet());
    }

    /** The schemas of all versions, declared or not. */
    public SchemaCatalog schemas() {
        return schemas;
    }

    /** All upcasters and downcasters. */
    public Revisions revisions() {
        return revisions;
    }

    /**
     * The name under which an event is written.
     *
     * @throws UndeclaredEventException if no module declares this type of event
     */
    public EventName nameOf(Event event) {
        return declaredAs(event).name();
    }

    private Declared declaredAs(Event event) {
        var found = declared.get(event.getClass());
        if (found == null) throw new UndeclaredEventException(event.getClass());
        return found;
    }

    /** The version that the modules write, by name; none for an event that they no longer write. */
    public Map<String, EventName> written() {
        var written = new HashMap<String, EventName>();
        declared.values().forEach(event -> written.put(event.name().name(), event.name()));
        return written;
    }

    /** Whether events of this name leave the service. An undeclared event counts as published. */
    public boolean isPublished(String name) {
        var type = types.get(name);
        return type == null || isPublished(type);
    }

    /**
     * The module whose published events include this name; empty if events of this name do not
     * leave the service. For an event that no module declares any longer it is {@code undeclared}.
     */
    public Optional<String> moduleOfPublished(String name) {
        if (!isPublished(name)) return Optional.empty();
        var type = types.get(name);
        return Optional.of(type == null ? UNDECLARED : moduleOf(type));
    }

    private String moduleOf(Class<?> type) {
        return modules.getOrDefault(type, UNDECLARED);
    }

    /** Whether events written in this version are read by the modules. */
    public boolean isReadable(EventName written) {
        return !(everything.route(written) instanceof Gap);
    }

    /** Whether an event written in one version can be converted for a reader of the other. */
    public boolean isServable(EventName written, EventName wanted) {
        var only = Map.of(wanted.name(), wanted);
        var routes = new UpcastRoutes(schemas, revisions, only, this::isPublished, true);
        return !(routes.from(written) instanceof Gap);
    }

    /** The event versions that a vocabulary reads. */
    public static Set<EventName> wantedBy(Class<? extends Event> vocabulary) {
        return leaves(vocabulary).stream().map(EventName::of).collect(Collectors.toSet());
    }

    /** The compatibility that the versions of an event promise. */
    public Compatibility compatibilityOf(String name) {
        return isPublished(name)
                ? Compatibility.FULL_TRANSITIVE
                : Compatibility.BACKWARD_TRANSITIVE;
    }

    /**
     * The event as JSON, valid under its schema.
     *
     * @throws UndeclaredEventException if no module declares this type of event
     * @throws InvalidEventException if its schema does not allow it
     */
    public String write(Event event) {
        var type = declaredAs(event);
        JsonNode body = Json.TOLERANT.valueToTree(event);
        var violations = type.schema().violations(body);
        if (!violations.isEmpty()) throw new InvalidEventException(type.name(), violations);
        return Json.TOLERANT.writeValueAsString(body);
    }

    @Override
    public <E extends Event> VocabularyDecoder<E> decoder(Class<E> vocabulary) {
        @SuppressWarnings("unchecked") // made for this very class
        var decoder =
                (VocabularyDecoder<E>)
                        decoders.computeIfAbsent(
                                vocabulary, _ -> decoder(vocabulary, leaves(vocabulary), false));
        return decoder;
    }

    /** Reads events as the records of a vocabulary that must cover them all. */
    public <E extends Event> VocabularyDecoder<E> strictDecoder(Class<E> vocabulary) {
        return decoder(vocabulary, leaves(vocabulary), true);
    }

    /** Reads every event as a record that a module declares. */
    public VocabularyDecoder<Event> decoder() {
        return everything;
    }

    private static Set<Class<?>> leaves(Class<? extends Event> vocabulary) {
        return new ModuleDefinition("", Set.of(), Set.of(vocabulary)).eventTypes();
    }

    private <E extends Event> VocabularyDecoder<E> decoder(
            Class<E> vocabulary, Set<Class<?>> records, boolean isStrict) {
        var wanted = wanted(vocabulary, records);
        var byName = new HashMap<String, EventName>();
        wanted.keySet().forEach(name -> byName.put(name.name(), name));
        var routes = new UpcastRoutes(schemas, revisions, byName, this::isPublished, isStrict);
        return new VocabularyDecoder<>(
                vocabulary, wanted, routes, new Conversion(schemas), schemas.names());
    }

    private Map<EventName, Class<?>> wanted(Class<?> vocabulary, Set<Class<?>> records) {
        var wanted = new HashMap<EventName, Class<?>>();
        var byName = new HashMap<String, Class<?>>();
        for (Class<?> type : records) {
            var name = EventName.of(type);
            schemaOf(name, type);
            wanted.put(name, type);
            var other = byName.put(name.name(), type);
            if (other == null) continue;
            throw new IllegalStateException(
                    "Two records of %s read the event %s: %s and %s"
                            .formatted(
                                    vocabulary.getName(),
                                    name.name(),
                                    other.getName(),
                                    type.getName()));
        }
        return wanted;
    }
}
