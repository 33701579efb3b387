package dev.ordinal.engine.consumer.internal;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The packages of the application: those of its modules, with all packages below. Code elsewhere is
 * foreign: the platform, libraries, the engine, and the proxies that the container puts around
 * beans.
 */
record ApplicationPackages(Set<String> roots) {

    private static final String ENGINE = "dev.ordinal.engine.";
    private static final Pattern PROXY = Pattern.compile(".*(\\$Proxy\\$|_WeldClientProxy).*");

    ApplicationPackages {
        roots = Set.copyOf(roots);
    }

    /** These packages and that of a type, which may belong to no declared module. */
    ApplicationPackages and(Class<?> type) {
        var more = new HashSet<>(roots);
        more.add(type.getPackageName());
        return new ApplicationPackages(more);
    }

    /** Whether the application's own code has a class of that name, fully qualified. */
    boolean has(String className) {
        boolean isForeign = className.startsWith(ENGINE) || PROXY.matcher(className).matches();
        return !isForeign && roots.stream().anyMatch(root -> className.startsWith(root + "."));
    }
}
