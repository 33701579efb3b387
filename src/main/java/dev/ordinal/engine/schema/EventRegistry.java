package dev.ordinal.engine.schema;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventType;
import dev.ordinal.engine.message.Module;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Event names and versions on one side, records on the other. Immutable, built from the modules.
 */
public final class EventRegistry {

    private final Map<Class<?>, EventName> names = new HashMap<>();
    private final Map<EventName, Class<?>> types = new HashMap<>();
    private final Map<EventName, ObjectReader> readers = new HashMap<>();

    /**
     * Reads the names off the records.
     *
     * @throws IllegalStateException if an event record has no {@link EventType}, or two share one
     */
    public EventRegistry(Collection<Module> modules) {
        modules.forEach(module -> module.eventTypes().forEach(this::declare));
    }

    private void declare(Class<?> type) {
        var annotation = type.getAnnotation(EventType.class);
        if (annotation == null) {
            throw new IllegalStateException("The event " + type.getName() + " has no @EventType");
        }
        var name = new EventName(annotation.name(), annotation.version());
        names.put(type, name);
        readers.put(name, Json.TOLERANT.readerFor(type));
        if (types.put(name, type) != null) {
            throw new IllegalStateException("Two records declare the event " + name);
        }
    }

    /** Every declared event, sorted by name. */
    public Set<String> names() {
        var sorted = new TreeSet<String>();
        names.values().forEach(name -> sorted.add(name.name()));
        return sorted;
    }

    /**
     * The name under which an event is written.
     *
     * @throws UndeclaredEventException if no module declares this type of event
     */
    public EventName nameOf(Event event) {
        var name = names.get(event.getClass());
        if (name == null) throw new UndeclaredEventException(event.getClass());
        return name;
    }

    /**
     * The record that reads an event of this name and version.
     *
     * @throws UnknownEventException if no module declares it
     */
    public Class<?> typeOf(EventName name, long position) {
        var type = types.get(name);
        if (type == null) throw new UnknownEventException(name, position);
        return type;
    }

    /** The event as JSON. */
    public String write(Event event) {
        return Json.TOLERANT.writeValueAsString(event);
    }

    /**
     * The event that was stored.
     *
     * @throws UnknownEventException if no module declares it
     * @throws UnreadableEventException if the body does not fit the record
     */
    public Event read(EventName name, String body, long position) {
        var reader = readers.get(name);
        if (reader == null) throw new UnknownEventException(name, position);
        try {
            return reader.readValue(body);
        } catch (JacksonException e) {
            throw new UnreadableEventException(name, position, e);
        }
    }
}
