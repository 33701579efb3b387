package dev.ordinal.demo.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runner for PostgreSQL's command line programs. */
final class Program {
    private final Path folder;

    Program(Path folder) {
        this.folder = folder;
    }

    record Outcome(int code, String output) {
        boolean ok() {
            return code == 0;
        }

        /** The line that probably names the cause. */
        String cause() {
            return output.lines()
                    .filter(line -> line.matches(".*(FATAL|PANIC|[Ee]rror|could not|cannot).*"))
                    .reduce((first, last) -> last)
                    .orElseGet(() -> output.lines().reduce("", (first, last) -> last));
        }
    }

    Outcome run(String program, String... arguments) throws IOException {
        return feed("", program, arguments);
    }

    Outcome feed(String input, String program, String... arguments) throws IOException {
        var output = Files.createTempFile("ordinal", ".out");
        try {
            var process =
                    new ProcessBuilder(line(program, arguments))
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
                stdin.write(input);
            }
            return new Outcome(process.waitFor(), Files.readString(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + program, e);
        } finally {
            Files.delete(output);
        }
    }

    private List<String> line(String program, String... arguments) throws IOException {
        var line = new ArrayList<String>();
        if (runsAsRoot()) line.addAll(List.of("unshare", "--user"));
        line.add(folder.resolve("bin").resolve(program).toString());
        line.addAll(Arrays.asList(arguments));
        return line;
    }

    /**
     * Whether this process runs as root, which PostgreSQL refuses: it then runs in a user name
     * space of its own.
     */
    private static boolean runsAsRoot() throws IOException {
        var self = Path.of("/proc/self");
        return Files.exists(self)
                && Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"));
    }
}
