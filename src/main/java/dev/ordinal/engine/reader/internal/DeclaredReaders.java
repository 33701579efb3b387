package dev.ordinal.engine.reader.internal;

import dev.ordinal.engine.reader.Reader;
import dev.ordinal.engine.reader.ReaderSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The readers that the modules of this server declare. A checkpoint of any other is left over: its
 * reader was renamed or removed, or another version of this server has it.
 */
@ApplicationScoped
public class DeclaredReaders {

    @Inject @Any private Instance<Reader> beans;
    @Inject @Any private Instance<ReaderSource> sources;

    private volatile Set<String> names = Set.of();

    /**
     * All readers.
     *
     * @throws IllegalStateException if two share a name
     */
    List<Reader> all() {
        var all =
                Stream.concat(
                                beans.stream(),
                                sources.stream().flatMap(source -> source.readers().stream()))
                        .toList();
        Set<String> found = new HashSet<>();
        for (Reader reader : all) {
            if (!found.add(reader.name())) {
                throw new IllegalStateException("Two readers are named " + reader.name());
            }
        }
        names = Set.copyOf(found);
        return all;
    }

    /** Whether a reader of that name is declared. */
    boolean has(String name) {
        return names.contains(name);
    }
}
