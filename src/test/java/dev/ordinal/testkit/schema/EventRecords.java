package dev.ordinal.testkit.schema;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.message.EventType;
import dev.ordinal.engine.schema.internal.compatibility.Compatibility;
import dev.ordinal.engine.schema.upcast.Revision;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The records of events in some classes: for each event the one that is written, and those that ask
 * for older versions.
 *
 * @param written in the highest version that any record names, by name
 * @param asked all others
 */
record EventRecords(Map<String, Class<?>> written, List<Class<?>> asked) {

    static EventRecords of(Collection<Class<?>> types) {
        var written = new TreeMap<String, Class<?>>();
        types.stream()
                .sorted(Comparator.comparing(type -> EventName.of(type).semanticVersion()))
                .forEach(type -> written.put(EventName.of(type).name(), type));
        var asked = types.stream().filter(type -> !written.containsValue(type)).toList();
        return new EventRecords(written, List.copyOf(asked));
    }

    /** All records of events in folders of compiled classes. */
    static EventRecords in(List<Path> classes) {
        return of(
                typesIn(classes)
                        .filter(type -> type.isAssignableTo(Event.class))
                        .filter(type -> type.isAnnotatedWith(EventType.class))
                        .<Class<?>>map(JavaClass::reflect)
                        .toList());
    }

    /** All steps in folders of compiled classes; each has a constructor without parameters. */
    static List<Revision> revisionsIn(List<Path> classes) {
        return typesIn(classes)
                .filter(type -> type.isAssignableTo(Revision.class) && !type.isInterface())
                .map(JavaClass::reflect)
                .map(EventRecords::make)
                .collect(Collectors.toList());
    }

    /** The compatibility that the versions of an event promise. */
    Compatibility promiseOf(String name) {
        var type = written.get(name);
        var annotation = type == null ? null : type.getAnnotation(EventType.class);
        return annotation == null || annotation.published()
                ? Compatibility.FULL_TRANSITIVE
                : Compatibility.BACKWARD_TRANSITIVE;
    }

    private static Stream<JavaClass> typesIn(List<Path> classes) {
        return new ClassFileImporter()
                .importPaths(classes).stream().sorted(Comparator.comparing(JavaClass::getName));
    }

    private static Revision make(Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Revision) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    type.getName() + " is a step, and needs a constructor without parameters", e);
        }
    }
}
