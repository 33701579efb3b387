package dev.ordinal.engine.module.internal;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The modules in the WAR, and which of them this server runs. {@code ordinal.module.<name>} is the
 * package of one, or several with commas between them; {@code ordinal.modules} names the modules
 * that run here. Without it all of them run.
 *
 * @param packages by the name of the module
 * @param chosen names
 */
public record ServerModules(Map<String, Set<String>> packages, Set<String> chosen) {

    /** Modules that the server runs. Type: list. Default: all modules of the WAR. */
    private static final String CHOSEN = "ordinal.modules";

    /** Package of a module, or several packages. Type: list. Default: none. */
    private static final String PACKAGE_OF = "ordinal.module.<name>";

    private static final String PACKAGE = PACKAGE_OF.replace("<name>", "");

    /** The package that modules may use of each other, which every server has. */
    private static final String CONTRACT = "contract";

    public ServerModules {
        packages = Collections.unmodifiableMap(new TreeMap<>(packages));
        chosen = Collections.unmodifiableSet(new TreeSet<>(chosen));
    }

    /**
     * The modules according to the configuration.
     *
     * @throws IllegalStateException if no module, or an unknown one, is chosen
     */
    public static ServerModules from(Config config) {
        var packages = packages(config);
        // an empty value must not be taken for a missing one
        var names = Optional.ofNullable(config.getConfigValue(CHOSEN).getRawValue());
        return names.map(given -> choose(given, packages))
                .orElseGet(() -> new ServerModules(packages, packages.keySet()));
    }

    /**
     * The modules according to the configuration of this application, whichever thread asks: the
     * server creates the OpenAPI description in a thread whose class loader has another
     * configuration.
     *
     * @throws IllegalStateException if no module, or an unknown one, is chosen
     */
    static ServerModules ofApplication() {
        return from(ConfigProvider.getConfig(ServerModules.class.getClassLoader()));
    }

    /** The names and packages of all modules in the WAR. */
    static Map<String, Set<String>> packages(Config config) {
        var packages = new TreeMap<String, Set<String>>();
        for (String key : config.getPropertyNames()) {
            if (!key.startsWith(PACKAGE)) continue;
            var names = names(config.getValue(key, String.class));
            packages.put(key.substring(PACKAGE.length()), names);
        }
        return packages;
    }

    private static Set<String> names(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static ServerModules choose(String names, Map<String, Set<String>> packages) {
        var chosen = names(names);
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

    /** Whether a type, by its fully qualified name, belongs to this server. */
    public boolean has(String type) {
        return absentPackages().stream()
                .noneMatch(absent -> isIn(absent, type) && !isIn(absent + "." + CONTRACT, type));
    }

    private static boolean isIn(String aPackage, String type) {
        return type.startsWith(aPackage + ".");
    }

    /** Packages of all modules in the WAR, also of those that do not run here. */
    public Set<String> allPackages() {
        return all(packages);
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
        return all(present);
    }

    /** Packages of modules that do not run here. */
    Set<String> absentPackages() {
        var absent = new TreeMap<>(packages);
        absent.keySet().removeAll(chosen);
        return all(absent);
    }

    private static Set<String> all(Map<String, Set<String>> packages) {
        return packages.values().stream()
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
