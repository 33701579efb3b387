package dev.ordinal.demo.embedded;

import org.eclipse.microprofile.config.Config;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Properties;
import java.util.UUID;
import java.util.logging.Logger;

/**
 * Kafka broker for a local trial: one KRaft node inside the server, on loopback, without a login.
 * Its libraries have a class loader of their own, since they are not those of the application; so
 * the broker is called by reflection.
 */
final class Kafka implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Kafka.class.getName());

    private static final String FAILED = "Kafka could not be started: %s.";

    private final URLClassLoader libraries;
    private final Object server;

    private Kafka(URLClassLoader libraries, Object server) {
        this.libraries = libraries;
        this.server = server;
    }

    /**
     * What the broker needs.
     *
     * @param libraries the folder with its libraries
     * @param port for clients
     * @param controller the port on which the node talks to itself
     */
    record Place(Path libraries, Port port, Port controller) {

        /** The place that the settings name. */
        static Place from(Config config) {
            return new Place(
                    Path.of(config.getValue("ordinal.embedded.kafka.libraries", String.class)),
                    Port.onLoopback(
                            config.getValue("ordinal.embedded.kafka.port", Integer.class),
                            "ORDINAL_EMBEDDED_KAFKA_PORT"),
                    Port.onLoopback(
                            config.getValue(
                                    "ordinal.embedded.kafka.controller-port", Integer.class),
                            "ORDINAL_EMBEDDED_KAFKA_CONTROLLER_PORT"));
        }
    }

    /** Whether the settings ask for a broker. */
    static boolean isWanted(Config config) {
        return config.getOptionalValue("ordinal.embedded.kafka", Boolean.class).orElse(false);
    }

    static Kafka start(DataFolder data, Place place) {
        place.port().checkFree("Kafka");
        place.controller().checkFree("Kafka's controller");
        var thread = Thread.currentThread();
        var loader = thread.getContextClassLoader();
        var libraries = libraries(place.libraries());
        thread.setContextClassLoader(libraries);
        try {
            var settings = settings(data.at("kafka"), place);
            format(libraries, settings);
            var kafka = new Kafka(libraries, server(libraries, settings));
            LOG.info(() -> "Kafka is at 127.0.0.1:" + place.port().number());
            return kafka;
        } catch (InvocationTargetException e) {
            throw new SetupException(FAILED.formatted(e.getCause()), e);
        } catch (ReflectiveOperationException | IOException | LinkageError e) {
            throw new SetupException(FAILED.formatted(e), e);
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    private static URLClassLoader libraries(Path folder) {
        var jars = new ArrayList<URL>();
        try (var files = Files.newDirectoryStream(folder, "*.jar")) {
            for (Path file : files) jars.add(url(file));
        } catch (IOException e) {
            throw new SetupException(
                    "Kafka's libraries are not in %s. Start with: mvn package liberty:run -Dkafka"
                            .formatted(folder),
                    e);
        }
        return new URLClassLoader(
                "kafka", jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static URL url(Path file) throws MalformedURLException {
        return file.toUri().toURL();
    }

    private static Path settings(Path folder, Place place) throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(
                folder.resolve("server.properties"),
                """
                process.roles=broker,controller
                node.id=1
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                controller.quorum.bootstrap.servers=127.0.0.1:%2$d
                log.dirs=%3$s
                auto.create.topics.enable=false
                offsets.topic.replication.factor=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                """
                        .formatted(
                                place.port().number(),
                                place.controller().number(),
                                folder.resolve("log")));
    }

    /** Prepares an empty folder; a folder with data stays as it is. */
    private static void format(ClassLoader libraries, Path settings)
            throws ReflectiveOperationException, IOException {
        var said = new ByteArrayOutputStream();
        var arguments =
                new String[] {
                    "format",
                    "--standalone",
                    "--ignore-formatted",
                    "--cluster-id",
                    clusterId(settings.resolveSibling("cluster-id")),
                    "--config",
                    settings.toString()
                };
        int exit =
                (int)
                        libraries
                                .loadClass("kafka.tools.StorageTool")
                                .getMethod("execute", String[].class, PrintStream.class)
                                .invoke(
                                        null,
                                        arguments,
                                        new PrintStream(said, true, StandardCharsets.UTF_8));
        if (exit != 0) {
            throw new SetupException(
                    FAILED.formatted(said.toString(StandardCharsets.UTF_8).strip()));
        }
    }

    private static String clusterId(Path file) throws IOException {
        if (!Files.exists(file)) {
            var id = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
            Files.writeString(
                    file,
                    Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(id.getBytes(StandardCharsets.US_ASCII)));
        }
        return Files.readString(file);
    }

    private static Object server(ClassLoader libraries, Path settings)
            throws ReflectiveOperationException, IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(settings)) {
            properties.load(reader);
        }
        var config = libraries.loadClass("kafka.server.KafkaConfig");
        var time = libraries.loadClass("org.apache.kafka.common.utils.Time");
        var server =
                libraries
                        .loadClass("kafka.server.KafkaRaftServer")
                        .getConstructor(config, time)
                        .newInstance(
                                config.getMethod("fromProps", Properties.class)
                                        .invoke(null, properties),
                                time.getField("SYSTEM").get(null));
        server.getClass().getMethod("startup").invoke(server);
        return server;
    }

    @Override
    public void close() throws IOException {
        try {
            server.getClass().getMethod("shutdown").invoke(server);
        } catch (ReflectiveOperationException e) {
            throw new IOException("Kafka did not stop cleanly", e);
        }
        libraries.close();
    }

    @Override
    public String toString() {
        return "Kafka";
    }
}
