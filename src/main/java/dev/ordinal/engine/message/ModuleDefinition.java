package dev.ordinal.engine.message;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The vocabularies of one module. A module hands one to CDI:
 *
 * <pre>{@code
 * @Produces ModuleDefinition parcels() {
 *     return new ModuleDefinition("parcels", Set.of(ParcelCommand.class), Set.of(ParcelEvent.class));
 * }
 * }</pre>
 *
 * The setting {@code ordinal.module.<name>} names the package of the class that hands it over. The
 * server does not start without that setting, if a command named here has no handler or two or a
 * {@link CommandType} of another module, if an event has no {@link EventType} or no released
 * schema, or if two modules name the same event. An event of a type that no module names cannot be
 * appended.
 *
 * @param name the name of the module: {@code ordering}. Commands of other modules wait for it on
 *     the queue {@code commands.<name>}, so it must not change
 * @param commands the vocabularies of commands: sealed interfaces, or single records
 * @param events the vocabularies of events that the module writes: sealed interfaces, or single
 *     records
 */
public record ModuleDefinition(
        String name, Set<Class<? extends Command>> commands, Set<Class<? extends Event>> events) {

    /** The command records in the vocabularies. */
    public Set<Class<?>> commandTypes() {
        return leaves(commands);
    }

    /** The event records in the vocabularies. */
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
