package dev.ordinal.engine.http.internal;

import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Title, version and description of a service, as its OpenAPI and AsyncAPI documents show them. A
 * service sets {@code ordinal.service.title}, {@code .version} and {@code .description}.
 */
public record ServiceInfo(String title, String version, String description) {

    /** The configuration of the application that runs on this thread. */
    public static ServiceInfo configured() {
        return new ServiceInfo(value("title"), value("version"), value("description"));
    }

    private static String value(String name) {
        return ConfigProvider.getConfig().getValue("ordinal.service." + name, String.class);
    }
}
