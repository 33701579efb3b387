package dev.ordinal.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Password of the servers inside the tests' server, for tests outside of it. */
public final class EmbeddedSecret {

    private static final Path ENVIRONMENT = Path.of("target", "server.env");
    private static final String NAME = "ORDINAL_EMBEDDED_SECRET=";

    private EmbeddedSecret() {}

    /** The secret that the build has generated, or the default of a server without one. */
    public static String read() {
        if (!Files.exists(ENVIRONMENT)) return "ordinal";
        try (var lines = Files.lines(ENVIRONMENT)) {
            return lines.filter(line -> line.startsWith(NAME))
                    .map(line -> line.substring(NAME.length()))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
