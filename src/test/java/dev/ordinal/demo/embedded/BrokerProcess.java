package dev.ordinal.demo.embedded;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Artemis broker in a process of its own, which can be killed. */
public final class BrokerProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);

    private final Path folder;
    private final int port;
    private Process process;

    private BrokerProcess(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** Starts a broker; it keeps its messages in the folder. */
    public static BrokerProcess start(Path folder, int port) throws IOException {
        Files.createDirectories(folder);
        return new BrokerProcess(folder, port, run(folder, port)).awaitReady();
    }

    private static Process run(Path folder, int port) throws IOException {
        var classes = System.getProperty("surefire.test.class.path");
        if (classes == null) classes = System.getProperty("java.class.path");
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        classes,
                        BrokerProcess.class.getName(),
                        folder.toString(),
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("console.log").toFile()))
                .start();
    }

    private BrokerProcess awaitReady() {
        await().atMost(START).until(this::isReady);
        return this;
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException("See " + folder.resolve("console.log"));
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException _) {
            return false; // it does not listen yet
        }
    }

    /** Kills the broker like {@code kill -9}, and starts it again on the same folder. */
    public void killAndRestart() throws IOException {
        kill();
        process = run(folder, port);
        awaitReady();
    }

    private void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    /** Runs a broker until the process that started it ends. */
    public static void main(String... arguments) throws IOException {
        var login = new Login("ordinal", "ordinal");
        var folder = Path.of(arguments[0]).toAbsolutePath();
        var port = Port.onLoopback(Integer.parseInt(arguments[1]), "the test's");
        var free = Port.onLoopback(0, "the test's");
        var settings = new Settings(false, true, free, port, login, login, folder, free, true);
        try (var data = DataFolder.take(folder);
                var broker = Broker.start(data, settings)) {
            System.out.println(broker + " runs");
            while (System.in.read() >= 0) {}
        }
    }
}
