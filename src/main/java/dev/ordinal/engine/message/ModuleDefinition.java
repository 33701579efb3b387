package dev.ordinal.engine.message;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a module brings along. A module hands one to CDI; the engine checks at start-up that every
 * command named here has one handler, and reads events only of the types named here.
 *
 * @param name the module's name: {@code ordering}
 * @param commands sealed vocabularies of commands (or single records)
 * @param events sealed vocabularies of events (or single records)
 */
public record ModuleDefinition(
        String name, Set<Class<? extends Command>> commands, Set<Class<? extends Event>> events) {

    /** Every command record of the vocabularies. */
    public Set<Class<?>> commandTypes() {
        return leaves(commands);
    }

    /** Every event record of the vocabularies. */
    public Set<Class<?>> eventTypes() {
        return leaves(events);
    }

    private static Set<Class<?>> leaves(Set<? extends Class<?>> vocabularies) {
        var leaves = new LinkedHashSet<Class<?>>();
        vocabularies.forEach(vocabulary -> collect(vocabulary, leaves));
        return leaves;
    }

    private static void collect(Class<?> type, Set<Class<?>> leaves) {
        if (type.isSealed()) {
            Stream.of(type.getPermittedSubclasses()).forEach(sub -> collect(sub, leaves));
        } else {
            leaves.add(type);
        }
    }
}
