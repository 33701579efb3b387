package dev.ordinal.demo.embedded;

import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.deployers.impl.FileConfigurationParser;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.logging.Logger;

/**
 * Artemis broker that runs inside the server, on loopback, configured by {@code broker.xml}. The
 * WAR holds Artemis's client, and the broker's libraries lie beside the WAR with a client of their
 * own. No type of both may be shared, so the configuration is passed as a file.
 */
final class Broker implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Broker.class.getName());

    private final EmbeddedActiveMQ server;

    private Broker(EmbeddedActiveMQ server) {
        this.server = server;
    }

    static Broker start(DataFolder data, Settings settings) {
        settings.brokerPort().checkFree("the broker");
        var thread = Thread.currentThread();
        var loader = thread.getContextClassLoader();
        thread.setContextClassLoader(EmbeddedActiveMQ.class.getClassLoader());
        try {
            var server =
                    new EmbeddedActiveMQ()
                            .setConfiguration(configuration(data, settings))
                            .setSecurityManager(only(settings.brokerLogin()))
                            .start();
            LOG.info(() -> "Artemis is at 127.0.0.1:" + settings.brokerPort().number());
            return new Broker(server);
        } catch (Exception | LinkageError e) {
            throw new SetupException("The broker could not be started: %s.".formatted(e), e);
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    private static Configuration configuration(DataFolder data, Settings settings)
            throws Exception {
        var xml =
                read("broker.xml")
                        .replace("${port}", Integer.toString(settings.brokerPort().number()))
                        .replace("${data}", data.at("broker").toString());
        var configuration =
                new FileConfigurationParser()
                        .parseMainConfig(
                                new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        // The cluster user could log in even without a cluster, with a well-known default password.
        configuration.setClusterPassword(UUID.randomUUID().toString());
        return configuration;
    }

    /** The security manager with one user, whose role has every right in {@code broker.xml}. */
    private static ActiveMQJAASSecurityManager only(Login login) {
        var users = new SecurityConfiguration();
        users.addUser(login.user(), login.password());
        users.addRole(login.user(), "ordinal");
        return new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users);
    }

    private static String read(String name) throws IOException {
        try (var file = Objects.requireNonNull(Broker.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("Artemis did not stop cleanly", e);
        }
    }

    @Override
    public String toString() {
        return "Artemis";
    }
}
