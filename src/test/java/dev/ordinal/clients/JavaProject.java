package dev.ordinal.clients;

import dev.ordinal.clients.NodeProject.Outcome;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Maven project below {@code src/it/clients} with programs that use the service as their own team
 * would. It is copied below {@code target/clients} and built there with the Maven of this build, on
 * the JDK that runs the tests; {@code build-classpath} of its build writes {@code
 * target/classpath}.
 */
final class JavaProject {

    private static final Path SOURCES = Path.of("src/it/clients");
    private static final Path BUILT = Path.of("target/clients");
    private static final String JDK = System.getProperty("java.home");

    private final Path home;

    private JavaProject(Path home) {
        this.home = home;
    }

    /**
     * The project, built as far as its classes.
     *
     * @param name the name of the folder below {@code src/it/clients}
     * @param definitions the properties of the build, such as {@code openapi=/the/file}
     */
    static JavaProject built(String name, String... definitions) {
        try {
            var copy = Files.createDirectories(BUILT.resolve(name)).toAbsolutePath();
            NodeProject.copyFiles(SOURCES.resolve(name), copy);
            var outcome = NodeProject.run(copy, Map.of("JAVA_HOME", JDK), maven(definitions));
            if (outcome.exit() != 0) throw new AssertionError(outcome.output());
            return new JavaProject(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> maven(String... definitions) {
        boolean isWindows = File.separatorChar == '\\';
        var program = isWindows ? "mvn.cmd" : "mvn";
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("maven.home"), "bin", program).toString());
        line.addAll(List.of("-B", "-q", "-ntp", "process-classes"));
        line.add("-Dmaven.repo.local=" + System.getProperty("maven.repository"));
        if (isOffline()) line.add("-o");
        for (String definition : definitions) line.add("-D" + definition);
        return line;
    }

    /**
     * Whether Maven runs offline. The property is text around the answer, as Failsafe takes no
     * other.
     */
    private static boolean isOffline() {
        return "offline: true".equals(System.getProperty("maven.offline"));
    }

    /** Its folder. */
    Path home() {
        return home;
    }

    /** Runs a class of the project. */
    Outcome run(String main, String... arguments) {
        try {
            var libraries = Files.readString(home.resolve("target/classpath")).strip();
            var classes = home.resolve("target/classes") + File.pathSeparator + libraries;
            var line = new ArrayList<>(List.of(Path.of(JDK, "bin", "java").toString()));
            line.addAll(List.of("-cp", classes, main));
            line.addAll(List.of(arguments));
            return NodeProject.run(home, Map.of(), line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
