package dev.ordinal.engine.module.internal;

import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * Configuration source that lists the packages of the modules that do not run here, as {@code
 * ordinal.absent.packages}. The OpenAPI description leaves them out.
 */
public class AbsentPackages implements ConfigSource {

    private static final String NAME = "ordinal.absent.packages";
    private static final String NONE = "none";

    @Override
    public Set<String> getPropertyNames() {
        return Set.of(NAME);
    }

    @Override
    public @Nullable String getValue(String name) {
        return name.equals(NAME) ? absent() : null;
    }

    private static String absent() {
        try {
            var packages = ServerModules.ofApplication().absentPackages();
            return packages.isEmpty() ? NONE : String.join(",", packages);
        } catch (IllegalStateException e) {
            return NONE; // the server does not start
        }
    }

    @Override
    public String getName() {
        return "modules that do not run here";
    }
}
