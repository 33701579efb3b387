package dev.ordinal.clients;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A folder below {@code src/it/clients} with programs for Node.js and the npm packages that they
 * need, pinned by {@code package-lock.json}. It is copied below {@code target/clients} and its
 * packages are installed there once. The Node.js that runs the programs is a package too: the
 * machine needs npm alone.
 *
 * <p>Without npm the test that asks is skipped, and a line says what to install; where the
 * environment variable {@code CI} is set, it fails.
 */
public final class NodeProject {

    private static final Path SOURCES = Path.of("src/it/clients");
    private static final Path INSTALLED = Path.of("target/clients");
    private static final String MISSING =
            "Clients for Node.js are not tested: install Node.js with npm (apt-get install npm)";
    private static final long LIMIT_SECONDS = 300;

    private final Path home;
    private final Path node;

    private NodeProject(Path home, Path node) {
        this.home = home;
        this.node = node;
    }

    /**
     * What a program left.
     *
     * @param exit its exit code
     * @param output what it wrote to standard output and standard error
     */
    public record Outcome(int exit, String output) {}

    /**
     * The project with its packages installed.
     *
     * @param name of the folder below {@code src/it/clients}
     */
    public static NodeProject of(String name) {
        if (!hasNpm()) {
            if (System.getenv("CI") != null) throw new IllegalStateException(MISSING);
            System.out.println(MISSING);
            abort(MISSING);
        }
        return new NodeProject(installed(name), program(installed("node")));
    }

    /** Its folder, with what the programs wrote. */
    public Path home() {
        return home;
    }

    /**
     * Runs a program of the project, or one of its packages' programs.
     *
     * @param environment variables besides the inherited ones
     * @param script its path in the folder, such as {@code tour.mjs} or {@code
     *     node_modules/typescript/bin/tsc}
     * @throws IllegalStateException when it still runs after five minutes
     */
    public Outcome run(Map<String, String> environment, String script, String... arguments) {
        var line = new ArrayList<>(List.of(node.toString(), script));
        line.addAll(List.of(arguments));
        return run(home, environment, line);
    }

    private static boolean hasNpm() {
        var path = System.getenv().getOrDefault("PATH", "");
        return List.of(path.split(System.getProperty("path.separator"))).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "npm")));
    }

    private static Path program(Path project) {
        var programs = FileSystems.getDefault().getPathMatcher("glob:**/node-*/bin/node");
        try (var files = Files.walk(project.resolve("node_modules"), 3)) {
            return files.filter(programs::matches)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no Node.js for this machine"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Installs what is not installed yet; several tests may ask at once. */
    private static synchronized Path installed(String name) {
        try {
            var copy = Files.createDirectories(INSTALLED.resolve(name)).toAbsolutePath();
            try (var lock =
                    FileChannel.open(
                            INSTALLED.resolve(name + ".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE)) {
                lock.lock();
                install(SOURCES.resolve(name), copy);
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void install(Path project, Path copy) throws IOException {
        copyFiles(project, copy);
        var wanted = Files.readString(project.resolve("package-lock.json"));
        var stamp = copy.resolve("installed.json");
        if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) return;
        var outcome = run(copy, Map.of(), List.of("npm", "ci", "--prefer-offline"));
        if (outcome.exit() != 0) throw new IOException(outcome.output());
        Files.writeString(stamp, wanted);
    }

    static void copyFiles(Path project, Path copy) throws IOException {
        try (var files = Files.walk(project)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                var target = copy.resolve(project.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    static Outcome run(Path folder, Map<String, String> environment, List<String> line) {
        try {
            var output = Files.createTempFile("node", ".out");
            try {
                var builder =
                        new ProcessBuilder(line)
                                .directory(folder.toFile())
                                .redirectErrorStream(true)
                                .redirectOutput(output.toFile());
                builder.environment().putAll(environment);
                var process = builder.start();
                process.getOutputStream().close();
                if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException(line + ": " + Files.readString(output));
                }
                return new Outcome(process.exitValue(), Files.readString(output));
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
