package dev.ordinal.testkit;

import static org.awaitility.Awaitility.await;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
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
    private static final String APPLICATION_FAILED = "CWWKZ0002E";

    private static final String CUSTOMER = "alice";
    private static final String OPERATOR = "olga";
    private static final String KEYS = "/api/token/keys";

    private final Path home;
    private final int port;
    private final ProcessBuilder builder;
    private final URI tokens;
    private final String jvm;

    /** A client that does not ask for HTTP/2 first, like most others. */
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private volatile Process process;
    private volatile int said;

    private ServerProcess(Path home, int port, ProcessBuilder builder) throws IOException {
        this.home = home;
        this.port = port;
        this.builder = builder;
        this.tokens = tokens(builder.environment().get("ORDINAL_TOKENS_KEYS"));
        this.jvm = builder.environment().getOrDefault("JVM_ARGS", "");
        this.process = begin();
    }

    private Process begin() throws IOException {
        SharedClasses.use(home, builder.environment(), jvm);
        return builder.start();
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
        builder.environment().put("JVM_ARGS", System.getProperty("test.servers.jvm", ""));
        builder.environment().put("WLP_USER_DIR", home.toAbsolutePath().toString());
        builder.environment().put("ORDINAL_HTTP_PORT", Integer.toString(port));
        builder.environment().putAll(settings);
        builder.redirectErrorStream(true);
        builder.redirectOutput(Redirect.appendTo(newConsole(home).toFile()));
        return new ServerProcess(home, port, builder);
    }

    /** The issuer of the tokens that the server accepts: itself or another server. */
    private URI tokens(@Nullable String keys) {
        return keys == null
                ? uri("/")
                : URI.create(keys.substring(0, keys.length() - KEYS.length()) + "/");
    }

    private static Path newConsole(Path home) throws IOException {
        return Files.writeString(home.resolve("console.log"), "");
    }

    /** Starts the server again after it has ended, with the same files and settings. */
    public ServerProcess restart() throws IOException {
        if (process.isAlive()) throw new IllegalStateException(home + " is running");
        said = console().length();
        process = begin();
        return this;
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

    /**
     * Waits until the server is ready.
     *
     * @throws IllegalStateException if it will not
     */
    public ServerProcess awaitReady() throws IOException {
        await().atMost(START).until(() -> isReady() || hasFailed());
        if (hasFailed()) throw new IllegalStateException("See " + home.resolve("console.log"));
        return this;
    }

    private boolean hasFailed() throws IOException {
        return !isAlive() || console().indexOf(APPLICATION_FAILED, said) >= 0;
    }

    private boolean isReady() throws InterruptedException {
        try {
            return get("/health/ready").statusCode() == 200;
        } catch (IOException _) {
            return false; // the server does not listen yet
        }
    }

    /** Waits until the server has ended. */
    public void awaitEnd() {
        process.onExit().join();
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(path, HttpRequest.newBuilder(uri(path)));
    }

    public HttpResponse<String> post(String path, String json)
            throws IOException, InterruptedException {
        return send(
                path,
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Sends a request as a customer, or as an operator to the operator API. */
    private HttpResponse<String> send(String path, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        if (!path.startsWith("/api/")) return send(request);
        var user = path.startsWith("/api/admin/") ? OPERATOR : CUSTOMER;
        var answer = send(request, Http.token(tokens, user));
        return answer.statusCode() == 401 ? send(request, Http.newToken(tokens, user)) : answer;
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String token)
            throws IOException, InterruptedException {
        return send(request.setHeader("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(
                request.timeout(Duration.ofSeconds(20)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** The issuer of the tokens that the server accepts. */
    URI tokens() {
        return tokens;
    }

    /** Kills the server like {@code kill -9}, without a shutdown. */
    public void kill() {
        tree().forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }

    /** Sends a signal to the server, such as {@code STOP} and {@code CONT}; not on Windows. */
    public void signal(String name) throws IOException {
        for (var part : tree().toList()) {
            var sent = new ProcessBuilder("kill", "-" + name, Long.toString(part.pid())).start();
            sent.onExit().join();
        }
    }

    /** The processes of the server: the start script may or may not be a process of its own. */
    private Stream<ProcessHandle> tree() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()));
    }

    /** The id of the Java process. */
    public long pid() {
        return tree().findFirst().orElseThrow().pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The exit code. */
    public int exitCode() {
        return process.exitValue();
    }

    /** The console output of all its runs so far. */
    public String console() throws IOException {
        return Files.readString(home.resolve("console.log"));
    }

    /** Stops the server in the orderly way. */
    @Override
    public void close() throws IOException {
        if (!process.isAlive()) return;
        tree().forEach(ProcessHandle::destroy);
        try {
            process.onExit().orTimeout(120, TimeUnit.SECONDS).join();
            SharedClasses.takeFrom(home);
        } finally {
            kill();
        }
    }
}
