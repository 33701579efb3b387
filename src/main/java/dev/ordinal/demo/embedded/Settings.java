package dev.ordinal.demo.embedded;

import org.eclipse.microprofile.config.Config;

import java.nio.file.Path;

/**
 * Settings of the embedded servers, from the environment.
 *
 * @param database whether to start a PostgreSQL
 * @param broker whether to start a broker
 * @param databaseLogin the owner of the started PostgreSQL
 * @param brokerLogin the one user of the started broker
 * @param data the folder that holds everything the two keep
 * @param httpOpen whether the server listens before its application starts, as the tests' does
 */
record Settings(
        boolean database,
        boolean broker,
        Port databasePort,
        Port brokerPort,
        Login databaseLogin,
        Login brokerLogin,
        Path data,
        Port http,
        boolean httpOpen) {

    static Settings from(Config config) {
        return new Settings(
                missing(config, "ordinal.database.url"),
                missing(config, "ordinal.broker.url"),
                Port.onLoopback(
                        number(config, "ordinal.embedded.database.port", 15432),
                        "ORDINAL_EMBEDDED_DATABASE_PORT"),
                Port.onLoopback(
                        number(config, "ordinal.embedded.broker.port", 61616),
                        "ORDINAL_EMBEDDED_BROKER_PORT"),
                login(config, "ordinal.database"),
                login(config, "ordinal.broker"),
                Path.of(text(config, "ordinal.data", "data")).toAbsolutePath().normalize(),
                new Port(
                        text(config, "ordinal.http.host", "localhost"),
                        number(config, "ordinal.http.port", 9080),
                        "ORDINAL_HTTP_PORT"),
                config.getOptionalValue("ordinal.http.open", Boolean.class).orElse(false));
    }

    boolean nothingToStart() {
        return !database && !broker;
    }

    private static boolean missing(Config config, String name) {
        return config.getOptionalValue(name, String.class).isEmpty();
    }

    private static Login login(Config config, String server) {
        return new Login(
                text(config, server + ".user", "ordinal"),
                text(config, server + ".password", "ordinal"));
    }

    private static String text(Config config, String name, String otherwise) {
        return config.getOptionalValue(name, String.class).orElse(otherwise);
    }

    private static int number(Config config, String name, int otherwise) {
        return config.getOptionalValue(name, Integer.class).orElse(otherwise);
    }
}
