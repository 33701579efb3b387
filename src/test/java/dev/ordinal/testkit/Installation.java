package dev.ordinal.testkit;

import dev.ordinal.demo.embedded.ExternalServers;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The shipped WAR with a test's additions, for servers on one database and one broker. */
public final class Installation implements AutoCloseable {

    private final Path folder;
    private final ExternalServers external;

    private Installation(Path folder, ExternalServers external) {
        this.folder = folder;
        this.external = external;
    }

    /** Starts database and broker, and no server yet. */
    public static Installation start(
            String name, int databasePort, int brokerPort, UnaryOperator<WebArchive> additions)
            throws IOException {
        var folder = Path.of("target", name);
        Files.createDirectories(folder);
        var shipped =
                ShrinkWrap.createFromZipFile(
                        WebArchive.class, new File(System.getProperty("ordinal.war")));
        additions.apply(shipped).as(ZipExporter.class).exportTo(war(folder).toFile(), true);
        var data = folder.resolve("data-" + ProcessHandle.current().pid());
        return new Installation(folder, ExternalServers.start(data, databasePort, brokerPort));
    }

    private static Path war(Path folder) {
        return folder.resolve("ordinal.war");
    }

    /** Starts a server; settings are environment variables. */
    public ServerProcess server(String name, int port, Map<String, String> settings)
            throws IOException {
        Map<String, String> all = new HashMap<>(external.environment());
        all.putAll(settings);
        return ServerProcess.start(folder.resolve(name), war(folder), port, all);
    }

    /** The database and the broker. */
    public ExternalServers external() {
        return external;
    }

    @Override
    public void close() throws IOException {
        external.close();
    }
}
