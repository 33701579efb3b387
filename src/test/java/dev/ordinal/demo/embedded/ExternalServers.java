package dev.ordinal.demo.embedded;

import static org.awaitility.Awaitility.await;

import dev.ordinal.testkit.Certificate;

import jakarta.jms.JMSException;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** PostgreSQL and Artemis outside of the server under test. */
public final class ExternalServers implements AutoCloseable {

    private static final String DATABASE = "ordinal";
    private static final Login LOGIN = new Login("ordinal", "ordinal");

    /** Query for the number of partitions whose readers have not read everything. */
    public static final String UNREAD =
            """
            select count(*) from checkpoint c
             where exists (select from event e where e.position > c.position
                and e.slot between c.first_slot and c.last_slot)\
            """;

    /**
     * The audit logger of Artemis's client, which would log every message with its body. The
     * servers' configuration turns it off as well.
     */
    private static final Logger AUDIT = Logger.getLogger("org.apache.activemq.audit");

    private final Settings settings;
    private final DataFolder data;
    private Postgres postgres;
    private Broker broker;
    private String databaseOptions = "";

    private ExternalServers(Settings settings) {
        AUDIT.setLevel(Level.WARNING);
        this.settings = settings;
        this.data = DataFolder.take(settings.data());
        this.postgres = Postgres.start(data, settings);
        this.broker = Broker.start(data, settings);
    }

    public static ExternalServers start(Path data, int databasePort, int brokerPort) {
        return new ExternalServers(
                new Settings(
                        true,
                        true,
                        Port.onLoopback(databasePort, "the test's"),
                        Port.onLoopback(brokerPort, "the test's"),
                        LOGIN,
                        LOGIN,
                        data.toAbsolutePath(),
                        Port.onLoopback(0, "the test's"),
                        true));
    }

    /** Creates another database in the PostgreSQL, if it does not exist yet. */
    public void createDatabase(String name) throws SQLException {
        if (number("select count(*) from pg_database where datname = '" + name + "'") > 0) return;
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.executeUpdate("create database " + name);
        }
    }

    /** Creates another database, and a user who owns it. */
    public void createDatabase(String name, String owner, String password) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("create role %s login password '%s'".formatted(owner, password));
            statement.execute("create database %s owner %s".formatted(name, owner));
        }
    }

    /** Makes the PostgreSQL require TLS from now on. */
    public void insistOnTls(Certificate certificate) throws SQLException, IOException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("alter system set ssl_cert_file = '%s'".formatted(certificate.pem()));
            statement.execute("alter system set ssl_key_file = '%s'".formatted(certificate.key()));
            statement.execute("alter system set ssl = on");
            try (var rows = statement.executeQuery("show hba_file")) {
                rows.next();
                Files.writeString(
                        Path.of(rows.getString(1)), "hostssl all all 127.0.0.1/32 scram-sha-256\n");
            }
            statement.execute("select pg_reload_conf()");
        }
        databaseOptions = "?sslmode=verify-full&sslrootcert=" + certificate.pem();
        await().ignoreExceptions().until(() -> number("select 1") == 1);
    }

    /** Makes the PostgreSQL count its statements from now on, in {@code pg_stat_statements}. */
    public void countStatements() throws SQLException, IOException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("alter system set shared_preload_libraries = 'pg_stat_statements'");
        }
        stopDatabase();
        startDatabase();
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("create extension pg_stat_statements");
        }
    }

    /** The processor time of the PostgreSQL, with that of its connections that are open. */
    public Duration databaseProcessorTime() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select pg_backend_pid()")) {
            rows.next();
            var postmaster = ProcessHandle.of(rows.getLong(1)).flatMap(ProcessHandle::parent);
            return Stream.concat(
                            postmaster.stream(),
                            postmaster.stream().flatMap(ProcessHandle::children))
                    .flatMap(process -> process.info().totalCpuDuration().stream())
                    .reduce(Duration.ZERO, Duration::plus);
        }
    }

    /** The environment of a server that uses them. */
    public Map<String, String> environment() {
        return environment(DATABASE);
    }

    /** The URL of the vault for servers with databases of their own. */
    public String vaultUrl() {
        return databaseUrl("vault");
    }

    /** The environment of a server that uses them, with a database of its own. */
    public Map<String, String> environment(String database) {
        return Map.of(
                "ORDINAL_DATABASE_URL", databaseUrl(database),
                "ORDINAL_DATABASE_USER", "ordinal",
                "ORDINAL_DATABASE_PASSWORD", "ordinal",
                "ORDINAL_VAULT_KEY", "YSB0ZXN0IGtleSBvZiB0aGlydHktdHdvIGJ5dGVzISE=",
                "ORDINAL_BROKER_URL", brokerAddress(),
                "ORDINAL_BROKER_USER", "ordinal",
                "ORDINAL_BROKER_PASSWORD", "ordinal");
    }

    public Connection connect() throws SQLException {
        return connect(DATABASE);
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(databaseUrl(database), "ordinal", "ordinal");
    }

    /** The single number that a query returns. */
    public long number(String query) {
        return number(DATABASE, query);
    }

    public long number(String database, String query) {
        try (var connection = connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The number of messages in a queue of the broker. */
    public int messagesIn(String queue) {
        try (var factory = new ActiveMQConnectionFactory(brokerUrl());
                var context = factory.createContext();
                var browser = context.createBrowser(context.createQueue(queue))) {
            Enumeration<?> messages = browser.getEnumeration();
            return Collections.list(messages).size();
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    public void stopBroker() throws IOException {
        broker.close();
    }

    public void startBroker() {
        broker = Broker.start(data, settings);
    }

    /** Ends every connection, and refuses new ones. */
    public void stopDatabase() throws IOException {
        postgres.close();
    }

    public void startDatabase() {
        postgres = Postgres.start(data, settings);
    }

    @Override
    public void close() throws IOException {
        try (data) {
            broker.close();
            postgres.close();
        }
    }

    public String databaseUrl() {
        return databaseUrl(DATABASE);
    }

    public String databaseUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s%s"
                .formatted(settings.databasePort().number(), database, databaseOptions);
    }

    /** The URL of the broker with its credentials. */
    public String brokerUrl() {
        return brokerAddress() + "?user=%s&password=%s".formatted(LOGIN.user(), LOGIN.password());
    }

    private String brokerAddress() {
        return "tcp://127.0.0.1:" + settings.brokerPort().number();
    }
}
