package dev.ordinal.testkit;

import dev.ordinal.demo.embedded.ExternalServers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One WAR as three services, as docs/three-servers.md says: each is a process of its own with a
 * database of its own, and only the broker is shared.
 */
public final class ThreeServers implements AutoCloseable {

    /** One of the three. */
    public enum Role {
        ORDERING("ordering,fulfilment", 0),
        INVENTORY("inventory", 1),
        PAYMENT("payment", 2);

        private final String modules;
        private final int port;

        /**
         * A role.
         *
         * @param port the offset from the first server's port
         */
        Role(String modules, int port) {
            this.modules = modules;
            this.port = port;
        }

        String lowerCase() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Ports of the servers.
     *
     * @param http the port of the first server; those of the others follow it
     */
    public record Ports(int http, int database, int broker) {
        int of(Role role) {
            return http + role.port;
        }
    }

    private final ExternalServers external;
    private final Ports ports;
    private final Map<Role, ServerProcess> servers = new EnumMap<>(Role.class);

    private ThreeServers(ExternalServers external, Ports ports) {
        this.external = external;
        this.ports = ports;
    }

    /**
     * Starts database, broker and servers, and waits until all three servers are ready.
     *
     * @param folder its folder; an existing folder "data" in it is kept
     * @param settings environment variables for every server
     */
    public static ThreeServers start(
            Path folder, Path war, Ports ports, Map<String, String> settings)
            throws IOException, SQLException {
        Files.createDirectories(folder);
        var external =
                ExternalServers.start(folder.resolve("data"), ports.database(), ports.broker());
        var three = new ThreeServers(external, ports);
        try {
            for (Role role : Role.values()) three.start(role, folder, war, settings);
            for (Role role : Role.values()) three.server(role).awaitReady();
            return three;
        } catch (IOException | SQLException | RuntimeException e) {
            three.close();
            throw e;
        }
    }

    private void start(Role role, Path folder, Path war, Map<String, String> settings)
            throws IOException, SQLException {
        external.createDatabase(role.lowerCase());
        external.createDatabase("vault");
        Map<String, String> all = new HashMap<>(external.environment(role.lowerCase()));
        all.put("ORDINAL_VAULT_URL", external.vaultUrl());
        all.put("ORDINAL_MODULES", role.modules);
        all.put("ORDINAL_SOURCE", "urn:ordinal:" + role.lowerCase());
        all.put("ORDINAL_BASE_URL", "http://localhost:" + ports.of(role));
        all.put("OTEL_SERVICE_NAME", role.lowerCase());
        all.put("ORDINAL_DATABASE_POOL", "24"); // the one PostgreSQL allows a hundred connections
        if (role != Role.ORDERING) all.putAll(tokensOfOrdering());
        all.putAll(settings);
        var home = folder.resolve(role.lowerCase());
        servers.put(role, ServerProcess.start(home, war, ports.of(role), all));
    }

    /** The settings with which the other servers accept the tokens of the first. */
    private Map<String, String> tokensOfOrdering() {
        var ordering = "http://localhost:" + ports.of(Role.ORDERING);
        return Map.of(
                "ORDINAL_TOKENS_ISSUER",
                "urn:ordinal:demo",
                "ORDINAL_TOKENS_KEYS",
                ordering + "/api/token/keys");
    }

    public ServerProcess server(Role role) {
        var server = servers.get(role);
        if (server == null) throw new IllegalStateException(role + " was not started");
        return server;
    }

    /** A client of the customer alice. */
    public Http http(Role role) {
        try {
            var server = server(role);
            return Http.at(server.uri("/").toURL()).tokensFrom(server.tokens());
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Kills a server like {@code kill -9}. */
    public void kill(Role role) {
        server(role).kill();
    }

    /** Starts a killed server again; {@link ServerProcess#awaitReady} waits until it is ready. */
    public ServerProcess restart(Role role) throws IOException {
        return server(role).restart();
    }

    /** Opens a connection to the database of a role. */
    public Connection connect(Role role) throws SQLException {
        return external.connect(role.lowerCase());
    }

    /** The single number that a query to the database of a role returns. */
    public long number(Role role, String query) {
        return external.number(role.lowerCase(), query);
    }

    /** The number of messages in a queue of the broker. */
    public int messagesIn(String queue) {
        return external.messagesIn(queue);
    }

    public void stopBroker() throws IOException {
        external.stopBroker();
    }

    public void startBroker() {
        external.startBroker();
    }

    /** Stops the three servers together, then database and broker. */
    @Override
    public void close() throws IOException {
        try (external) {
            servers.values().parallelStream().forEach(ThreeServers::stop);
        }
    }

    private static void stop(ServerProcess server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
