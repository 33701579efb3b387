package dev.ordinal.testkit.schema;

import dev.ordinal.engine.message.EventName;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Stored bodies of events, checked in: {@code <name>/<version>.json}, and where one is not enough
 * {@code <name>/<version>-<what>.json}.
 */
public record Samples(Path folder) {

    /** The samples of this service. */
    public static final Samples OURS = new Samples(Path.of("src/test/resources/samples"));

    /** The file with the samples of a version. */
    Path file(EventName event) {
        return folder.resolve(event.name()).resolve(event.version() + ".json");
    }

    /** All bodies of one version. */
    List<String> of(EventName event) {
        var place = folder.resolve(event.name());
        if (!Files.isDirectory(place)) return List.of();
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> isOf(event, file)).sorted().map(Samples::text).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The body of one version. */
    public String one(String name, String version) {
        return text(file(new EventName(name, version)));
    }

    private static boolean isOf(EventName event, Path file) {
        var name = file.getFileName().toString();
        return name.equals(event.version() + ".json")
                || (name.startsWith(event.version() + "-") && name.endsWith(".json"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("There is no sample " + file, e);
        }
    }
}
