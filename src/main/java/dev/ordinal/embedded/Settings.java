package dev.ordinal.embedded;

import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;

/**
 * What the environment asks for.
 *
 * @param database whether to start a PostgreSQL
 * @param broker whether to start a broker
 * @param databasePort on loopback
 * @param brokerPort on loopback
 * @param user of the started PostgreSQL
 * @param password of that user
 * @param data the folder that holds everything the two keep
 */
record Settings(
        boolean database,
        boolean broker,
        int databasePort,
        int brokerPort,
        String user,
        String password,
        Path data) {

    static Settings from(Config config) {
        return new Settings(
                missing(config, "ordinal.database.url"),
                missing(config, "ordinal.broker.url"),
                port(config, "ordinal.embedded.database.port", 15432),
                port(config, "ordinal.embedded.broker.port", 61616),
                text(config, "ordinal.database.user", "ordinal"),
                text(config, "ordinal.database.password", "ordinal"),
                Path.of(text(config, "ordinal.data", "data")).toAbsolutePath().normalize());
    }

    boolean nothingToStart() {
        return !database && !broker;
    }

    private static boolean missing(Config config, String name) {
        return config.getOptionalValue(name, String.class).isEmpty();
    }

    private static String text(Config config, String name, String otherwise) {
        return config.getOptionalValue(name, String.class).orElse(otherwise);
    }

    private static int port(Config config, String name, int otherwise) {
        return config.getOptionalValue(name, Integer.class).orElse(otherwise);
    }
}
