package dev.ordinal.web;

import dev.ordinal.engine.module.ServerModules;

import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

import java.util.Set;

/** Keeps modules that this server does not run out of its description. */
public class AbsentFromOpenApi implements ConfigSource {

    private static final String EXCLUDED = "mp.openapi.scan.exclude.packages";

    @Override
    public Set<String> getPropertyNames() {
        return Set.of(EXCLUDED);
    }

    @Override
    public @Nullable String getValue(String name) {
        return name.equals(EXCLUDED) ? excluded() : null;
    }

    private static @Nullable String excluded() {
        try {
            var absent = ServerModules.from(ConfigProvider.getConfig()).absentPackages();
            return absent.isEmpty() ? null : String.join(",", absent);
        } catch (IllegalStateException e) {
            return null; // the server does not start
        }
    }

    @Override
    public String getName() {
        return "modules that do not run here";
    }
}
