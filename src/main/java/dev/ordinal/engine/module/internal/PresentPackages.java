package dev.ordinal.engine.module.internal;

import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * Configuration source that lists the packages of the modules that run here, as {@code
 * ordinal.present.packages}. The OpenAPI scan looks for resources in these packages, whatever their
 * root package is, and in no library.
 */
public class PresentPackages implements ConfigSource {

    private static final String NAME = "ordinal.present.packages";
    private static final String NONE = "none";

    @Override
    public Set<String> getPropertyNames() {
        return Set.of(NAME);
    }

    @Override
    public @Nullable String getValue(String name) {
        return name.equals(NAME) ? present() : null;
    }

    private static String present() {
        try {
            var packages = ServerModules.ofApplication().presentPackages();
            return packages.isEmpty() ? NONE : String.join(",", packages);
        } catch (IllegalStateException e) {
            return NONE; // the server does not start
        }
    }

    @Override
    public String getName() {
        return "modules that run here";
    }
}
