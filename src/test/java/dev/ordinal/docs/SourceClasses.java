package dev.ordinal.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Classes of the project, found by their sources. */
final class SourceClasses {

    private static final Path SOURCES = Path.of("src/main/java");

    private SourceClasses() {}

    /**
     * The classes whose source contains a text, in the order of their names.
     *
     * @throws IOException if the sources cannot be listed
     */
    static List<Class<?>> containing(String text) throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> read(file).contains(text))
                    .sorted()
                    .<Class<?>>flatMap(SourceClasses::load)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Class<?>> load(Path file) {
        var name = SOURCES.relativize(file).toString().replace(".java", "").replace('/', '.');
        try {
            return Stream.of(Class.forName(name, false, SourceClasses.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
