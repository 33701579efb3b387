package dev.ordinal.engine.lifecycle.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.testkit.ServerProcess;

import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Tests of a server that cannot start and whose WAR has no embedded servers. */
class FailedStartIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Path FOLDER = Path.of("target", "failed-start-it");

    private static final Map<String, String> SETTINGS =
            Map.of(
                    "ORDINAL_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/none",
                    "ORDINAL_BROKER_URL", "tcp://127.0.0.1:1",
                    "ORDINAL_VAULT_KEY", "YSB0ZXN0IGtleSBvZiB0aGlydHktdHdvIGJ5dGVzISE=");

    @Test
    void the_process_ends_with_one_line_and_exit_code_1() throws IOException {
        assertEnds(SETTINGS, "The tables cannot be migrated to this version");
    }

    @Test
    void a_setting_outside_its_limits_ends_the_process_before_it_touches_the_database()
            throws IOException {
        var settings = new HashMap<>(SETTINGS);
        settings.put("ORDINAL_READERS_BATCH", "0");
        assertEnds(settings, "ORDINAL_READERS_BATCH is 0. The least is 1.");
    }

    @Test
    void a_setting_that_kafka_cannot_use_ends_the_process() throws IOException {
        var settings = new HashMap<>(SETTINGS);
        settings.put("ORDINAL_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1");
        settings.put("ORDINAL_KAFKA_CLIENT_PROPERTIES", "/none/client.properties");
        assertEnds(settings, "ORDINAL_KAFKA_CLIENT_PROPERTIES: /none/client.properties");
    }

    private static void assertEnds(Map<String, String> settings, String reason) throws IOException {
        try (var server =
                ServerProcess.start(FOLDER.resolve("server"), withoutDemo(), 19105, settings)) {
            await().atMost(TIMEOUT).until(() -> !server.isAlive());
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.console().lines())
                    .filteredOn(line -> line.contains("Ordinal cannot start. "))
                    .singleElement()
                    .asString()
                    .contains(reason);
        }
    }

    private static Path withoutDemo() throws IOException {
        var war =
                ShrinkWrap.createFromZipFile(
                        WebArchive.class, new File(System.getProperty("ordinal.war")));
        war.getContent(FailedStartIT::isDemo).keySet().forEach(war::delete);
        Files.createDirectories(FOLDER);
        var file = FOLDER.resolve("ordinal.war");
        war.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }

    private static boolean isDemo(ArchivePath path) {
        return path.get().startsWith("/WEB-INF/lib/") && path.get().endsWith("-demo.jar");
    }
}
