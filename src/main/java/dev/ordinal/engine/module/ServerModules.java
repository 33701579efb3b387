package dev.ordinal.engine.module;

import org.eclipse.microprofile.config.Config;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The modules in the WAR, and which of them this server runs. {@code ordinal.module.<name>} is the
 * package of one; {@code ordinal.modules} names the chosen, and all are without it.
 *
 * @param packages by name
 * @param chosen names
 */
public record ServerModules(Map<String, String> packages, Set<String> chosen) {

    private static final String CHOSEN = "ordinal.modules";
    private static final String PACKAGE = "ordinal.module.";

    /** What modules may know of each other belongs to no server alone. */
    private static final String CONTRACT = "contract";

    public ServerModules {
        packages = Collections.unmodifiableMap(new TreeMap<>(packages));
        chosen = Collections.unmodifiableSet(new TreeSet<>(chosen));
    }

    /**
     * What the configuration says.
     *
     * @throws IllegalStateException if it chooses no module, or one that there is not
     */
    public static ServerModules from(Config config) {
        var packages = packages(config);
        // an empty value must not pass for none
        var names = Optional.ofNullable(config.getConfigValue(CHOSEN).getRawValue());
        return names.map(given -> choose(given, packages))
                .orElseGet(() -> new ServerModules(packages, packages.keySet()));
    }

    /** The names and packages of all modules in the WAR. */
    static Map<String, String> packages(Config config) {
        var packages = new TreeMap<String, String>();
        for (String key : config.getPropertyNames()) {
            if (!key.startsWith(PACKAGE)) continue;
            packages.put(key.substring(PACKAGE.length()), config.getValue(key, String.class));
        }
        return packages;
    }

    static ServerModules choose(String names, Map<String, String> packages) {
        var chosen = new TreeSet<String>();
        Arrays.stream(names.split(",")).map(String::strip).forEach(chosen::add);
        chosen.remove("");
        var known = String.join(", ", new TreeSet<>(packages.keySet()));
        if (chosen.isEmpty()) {
            throw new IllegalStateException(
                    "ORDINAL_MODULES is empty. Name the modules that this server is to run, of %s, or leave it out to run all"
                            .formatted(known));
        }
        for (String name : chosen) {
            if (packages.containsKey(name)) continue;
            throw new IllegalStateException(
                    "ORDINAL_MODULES names the module \"%s\", which is not in this WAR. There are %s"
                            .formatted(name, known));
        }
        return new ServerModules(packages, chosen);
    }

    /** Whether what has this name, fully qualified, is to be there on this server. */
    public boolean has(String type) {
        return absentPackages().stream()
                .noneMatch(absent -> isIn(absent, type) && !isIn(absent + "." + CONTRACT, type));
    }

    private static boolean isIn(String aPackage, String type) {
        return type.startsWith(aPackage + ".");
    }

    /** Names of modules that do not run here. */
    public Set<String> absent() {
        var absent = new TreeSet<>(packages.keySet());
        absent.removeAll(chosen);
        return absent;
    }

    /** Packages of modules that run here. */
    Set<String> presentPackages() {
        var present = new TreeMap<>(packages);
        present.keySet().retainAll(chosen);
        return new TreeSet<>(present.values());
    }

    /** Packages of modules that do not run here. */
    Set<String> absentPackages() {
        var absent = new TreeMap<>(packages);
        absent.keySet().removeAll(chosen);
        return new TreeSet<>(absent.values());
    }
}
