package dev.ordinal.engine.lifecycle.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.testkit.ServerProcess;

import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** A server that cannot start, with nothing in its WAR that starts servers of its own. */
class FailedStartIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Path FOLDER = Path.of("target", "failed-start-it");
    private static final String EMBEDDED = "dev.ordinal.embedded.";
    private static final String EXTENSIONS =
            "WEB-INF/classes/META-INF/services/jakarta.enterprise.inject.spi.Extension";

    @Test
    void the_process_ends_with_one_line_and_exit_code_1() throws IOException {
        var settings =
                Map.of(
                        "ORDINAL_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/none",
                        "ORDINAL_BROKER_URL", "tcp://127.0.0.1:1",
                        "ORDINAL_VAULT_KEY", "YSB0ZXN0IGtleSBvZiB0aGlydHktdHdvIGJ5dGVzISE=");
        try (var server =
                ServerProcess.start(FOLDER.resolve("server"), withoutEmbedded(), 19105, settings)) {
            await().atMost(PATIENCE).until(() -> !server.isAlive());
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.console().lines())
                    .filteredOn(line -> line.contains("Ordinal cannot start. "))
                    .singleElement()
                    .asString()
                    .contains("The tables cannot be brought to this version");
        }
    }

    private static Path withoutEmbedded() throws IOException {
        var war =
                ShrinkWrap.createFromZipFile(
                        WebArchive.class, new File(System.getProperty("ordinal.war")));
        war.getContent(path -> isEmbedded(path)).keySet().forEach(war::delete);
        try (var services = war.get(EXTENSIONS).getAsset().openStream()) {
            var rest =
                    new String(services.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith(EMBEDDED))
                            .collect(Collectors.joining("\n"));
            war.add(new StringAsset(rest), EXTENSIONS);
        }
        Files.createDirectories(FOLDER);
        var file = FOLDER.resolve("ordinal.war");
        war.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }

    private static boolean isEmbedded(ArchivePath path) {
        return path.get().startsWith("/WEB-INF/classes/" + EMBEDDED.replace('.', '/'))
                && path.get().endsWith(".class");
    }
}
