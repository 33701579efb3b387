package dev.ordinal.testkit;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The service in a process of its own, with the server and the WAR as they are shipped. */
public final class ServerProcess implements AutoCloseable {

    private static final Path LIBERTY = Path.of(System.getProperty("liberty.home"));
    private static final Duration START = Duration.ofMinutes(5);

    private final Path home;
    private final int port;
    private final Process process;

    /** Without asking for HTTP/2 first, as other clients do. */
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private ServerProcess(Path home, int port, Process process) {
        this.home = home;
        this.port = port;
        this.process = process;
    }

    /**
     * Starts a server.
     *
     * @param home its folder, made anew
     * @param war what to run
     * @param port of HTTP
     * @param settings environment variables
     */
    public static ServerProcess start(Path home, Path war, int port, Map<String, String> settings)
            throws IOException {
        copyServer(home.resolve("servers/ordinal"), war);
        var builder =
                new ProcessBuilder(LIBERTY.resolve("bin/server").toString(), "run", "ordinal");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("WLP_USER_DIR", home.toAbsolutePath().toString());
        builder.environment().put("ORDINAL_HTTP_PORT", Integer.toString(port));
        builder.environment().putAll(settings);
        builder.redirectErrorStream(true).redirectOutput(home.resolve("console.log").toFile());
        return new ServerProcess(home, port, builder.start());
    }

    private static void copyServer(Path server, Path war) throws IOException {
        var shipped = LIBERTY.resolve("usr/servers/ordinal");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(f -> isConfiguration(shipped.relativize(f))).toList()) {
                var copy = server.resolve(shipped.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(copy);
                else Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.createDirectories(server.resolve("apps"));
        Files.copy(war, server.resolve("apps/ordinal.war"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isConfiguration(Path file) {
        return Stream.of("logs", "workarea", "apps", "data").noneMatch(file::startsWith);
    }

    /** Waits until the server takes orders. */
    public ServerProcess awaitReady() {
        await().atMost(START)
                .ignoreExceptions()
                .until(() -> get("/health/ready").statusCode() == 200);
        return this;
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    public HttpResponse<String> post(String path, String json)
            throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(
                request.timeout(Duration.ofSeconds(20)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** As {@code kill -9} does: no farewell. */
    public void kill() {
        tree().forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }

    /** The script that starts the server may or may not stand between. */
    private Stream<ProcessHandle> tree() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()));
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it has said so far. */
    public String console() throws IOException {
        return Files.readString(home.resolve("console.log"));
    }

    /** Stops it in the orderly way. */
    @Override
    public void close() throws IOException {
        if (!process.isAlive()) return;
        tree().forEach(ProcessHandle::destroy);
        try {
            process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
        } finally {
            kill();
        }
    }
}
