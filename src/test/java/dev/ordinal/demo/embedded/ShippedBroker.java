package dev.ordinal.demo.embedded;

import dev.ordinal.testkit.Certificate;

import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.deployers.impl.FileConfigurationParser;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.utils.PasswordMaskingUtil;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * Broker with the configuration for production, filled in as its documentation says: users, and a
 * certificate of its own.
 */
public final class ShippedBroker implements AutoCloseable {

    static final Path SHIPPED = Path.of("src", "main", "broker");

    private final Properties before;
    private final Certificate certificate;
    private final int port;
    private final EmbeddedActiveMQ server;

    private ShippedBroker(Path folder, int port, Certificate certificate) throws Exception {
        this.certificate = certificate;
        this.port = port;
        this.before = useLoginConfig(folder);
        System.setProperty("BROKER_HOST", "127.0.0.1");
        System.setProperty("BROKER_PORT", Integer.toString(port));
        System.setProperty("BROKER_KEY_STORE", certificate.keyStore().toString());
        System.setProperty("BROKER_KEY_STORE_PASSWORD", Certificate.PASSWORD);
        this.server =
                new EmbeddedActiveMQ()
                        .setConfiguration(configuration(folder))
                        .setSecurityManager(new ActiveMQJAASSecurityManager("activemq"))
                        .start();
    }

    /**
     * Starts it on loopback.
     *
     * @param folder what it needs and keeps
     * @param passwords of the shipped users
     */
    public static ShippedBroker start(Path folder, int port, Map<String, String> passwords)
            throws Exception {
        var home = folder.toAbsolutePath();
        Files.createDirectories(home);
        for (String file : new String[] {"broker.xml", "login.config", "artemis-roles.properties"})
            Files.copy(SHIPPED.resolve(file), home.resolve(file));
        writeUsers(home, passwords);
        return new ShippedBroker(home, port, Certificate.madeIn(home));
    }

    /** Sets the login configuration; returns the earlier system properties. */
    static Properties useLoginConfig(Path folder) {
        var before = (Properties) System.getProperties().clone();
        System.setProperty(
                "java.security.auth.login.config", folder.resolve("login.config").toString());
        javax.security.auth.login.Configuration.setConfiguration(
                null); // makes the JVM read the configuration again
        return before;
    }

    private static Configuration configuration(Path folder) throws Exception {
        try (var xml = Files.newInputStream(folder.resolve("broker.xml"))) {
            var configuration = new FileConfigurationParser().parseMainConfig(xml);
            configuration.setBrokerInstance(folder.toFile());
            return configuration;
        }
    }

    private static void writeUsers(Path home, Map<String, String> passwords) throws Exception {
        var text = Files.readString(SHIPPED.resolve("artemis-users.properties"));
        for (var password : passwords.entrySet()) {
            var hash = PasswordMaskingUtil.getHashProcessor().hash(password.getValue());
            text =
                    text.replaceFirst(
                            "(?m)^" + password.getKey() + " = .*$",
                            password.getKey() + " = " + hash);
        }
        Files.writeString(home.resolve("artemis-users.properties"), text);
    }

    /** The URL for a service that trusts the certificate. */
    public String url() {
        return plainUrl()
                + "?sslEnabled=true&trustStoreType=PKCS12&trustStorePath=%s&trustStorePassword=%s"
                        .formatted(trustStore(), Certificate.PASSWORD);
    }

    /** The same address without TLS. */
    public String plainUrl() {
        return "tcp://127.0.0.1:" + port;
    }

    public String trustStore() {
        return certificate.trustStore().toString();
    }

    public int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("Artemis did not stop cleanly", e);
        } finally {
            System.setProperties(before);
        }
    }
}
