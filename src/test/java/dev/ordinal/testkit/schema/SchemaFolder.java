package dev.ordinal.testkit.schema;

import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.schema.internal.catalog.EventSchema;
import dev.ordinal.engine.schema.internal.catalog.Release;
import dev.ordinal.engine.schema.internal.catalog.SchemaCatalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder {@code schemas} with its list of releases.
 *
 * @param resources the folder above it
 */
record SchemaFolder(Path resources) {

    private Path schemas() {
        return resources.resolve("schemas");
    }

    private Path list() {
        return resources.resolve(Release.LIST);
    }

    /** The released schemas; throws an exception if one was edited or is invalid. */
    SchemaCatalog released() {
        if (!Files.exists(list())) return new SchemaCatalog(List.of());
        try (var loader = new URLClassLoader(new URL[] {url()}, null)) {
            return SchemaCatalog.load(loader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URL url() throws MalformedURLException {
        return resources.toUri().toURL();
    }

    /** The schemas in the folder that are not on the list, the lowest version first. */
    List<EventSchema> drafts() {
        var released = released();
        if (!Files.isDirectory(schemas())) return List.of();
        try (Stream<Path> files = Files.walk(schemas())) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(SchemaFolder::eventOf)
                    .filter(event -> released.find(event).isEmpty())
                    .sorted(
                            Comparator.comparing(EventName::name)
                                    .thenComparing(EventName::semanticVersion))
                    .map(event -> SchemaCatalog.parse(event, read(event)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EventName eventOf(Path file) {
        var name = file.getName(file.getNameCount() - 2).toString();
        var version = file.getFileName().toString();
        return Release.eventOf(name, version.substring(0, version.length() - ".json".length()));
    }

    private Path file(EventName event) {
        return schemas().resolve(event.name()).resolve(event.version() + ".json");
    }

    boolean has(EventName event) {
        return Files.exists(file(event));
    }

    private byte[] read(EventName event) {
        try {
            return Files.readAllBytes(file(event));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The draft of a version, if there is one. */
    Optional<EventSchema> draft(EventName event) {
        return has(event) ? Optional.of(SchemaCatalog.parse(event, read(event))) : Optional.empty();
    }

    Path write(EventSchema draft) {
        try {
            var file = file(draft.event());
            Files.createDirectories(file.getParent());
            return Files.writeString(file, draft.document().toPrettyString() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void release(EventSchema draft) {
        try {
            Files.writeString(
                    list(),
                    Release.of(draft.event(), read(draft.event())) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
