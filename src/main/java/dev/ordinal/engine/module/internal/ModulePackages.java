package dev.ordinal.engine.module.internal;

import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Configuration source that lists the packages of modules for other settings: of those that run on
 * this server as {@code ordinal.present.packages}, of the others as {@code
 * ordinal.absent.packages}. The OpenAPI scan looks for resources in the first, whatever their root
 * package is, and leaves out the second.
 */
public class ModulePackages implements ConfigSource {

    private static final Map<String, Function<ServerModules, Set<String>>> LISTS =
            Map.of(
                    "ordinal.present.packages", ServerModules::presentPackages,
                    "ordinal.absent.packages", ServerModules::absentPackages);

    /** The name of no package, because a setting may not be empty. */
    private static final String NONE = "none";

    @Override
    public Set<String> getPropertyNames() {
        return LISTS.keySet();
    }

    @Override
    public @Nullable String getValue(String name) {
        var list = LISTS.get(name);
        return list == null ? null : list(list);
    }

    private static String list(Function<ServerModules, Set<String>> list) {
        try {
            var packages = list.apply(ServerModules.ofApplication());
            return packages.isEmpty() ? NONE : String.join(",", packages);
        } catch (IllegalStateException e) {
            return NONE; // the server does not start
        }
    }

    @Override
    public String getName() {
        return "packages of modules";
    }
}
