package dev.ordinal.embedded;

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
 * A broker with the configuration for production, filled in as its page says: users, and a
 * certificate of its own.
 */
public final class ShippedBroker implements AutoCloseable {

    /** Opens the key store and the trust store. */
    public static final String STORE_PASSWORD = "store-of-the-test";

    static final Path SHIPPED = Path.of("src", "main", "broker");

    private final Properties before;
    private final Path folder;
    private final int port;
    private final EmbeddedActiveMQ server;

    private ShippedBroker(Path folder, int port) throws Exception {
        this.folder = folder;
        this.port = port;
        this.before = useLoginConfig(folder);
        System.setProperty("BROKER_HOST", "127.0.0.1");
        System.setProperty("BROKER_PORT", Integer.toString(port));
        System.setProperty("BROKER_KEY_STORE", folder.resolve("broker.p12").toString());
        System.setProperty("BROKER_KEY_STORE_PASSWORD", STORE_PASSWORD);
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
        makeStores(home);
        return new ShippedBroker(home, port);
    }

    /** Returns the system properties as they were. */
    static Properties useLoginConfig(Path folder) {
        var before = (Properties) System.getProperties().clone();
        System.setProperty(
                "java.security.auth.login.config", folder.resolve("login.config").toString());
        javax.security.auth.login.Configuration.setConfiguration(null); // it is read only once
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

    private static void makeStores(Path home) throws IOException, InterruptedException {
        var store = "-storetype PKCS12 -storepass " + STORE_PASSWORD + " -keystore ";
        keytool(
                home,
                "-genkeypair -alias broker -keyalg EC -validity 2 -dname CN=localhost"
                        + " -ext san=dns:localhost,ip:127.0.0.1 "
                        + store
                        + "broker.p12");
        keytool(home, "-exportcert -rfc -alias broker -file broker.pem " + store + "broker.p12");
        keytool(
                home,
                "-importcert -noprompt -alias broker -file broker.pem " + store + "trust.p12");
    }

    private static void keytool(Path home, String arguments)
            throws IOException, InterruptedException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var process =
                new ProcessBuilder((keytool + " " + arguments).split(" "))
                        .directory(home.toFile())
                        .inheritIO()
                        .start();
        if (process.waitFor() != 0) throw new IOException("keytool " + arguments);
    }

    /** Where a service connects that trusts the certificate. */
    public String url() {
        return plainUrl()
                + "?sslEnabled=true&trustStoreType=PKCS12&trustStorePath=%s&trustStorePassword=%s"
                        .formatted(trustStore(), STORE_PASSWORD);
    }

    /** The same address without TLS. */
    public String plainUrl() {
        return "tcp://127.0.0.1:" + port;
    }

    public String trustStore() {
        return folder.resolve("trust.p12").toString();
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
