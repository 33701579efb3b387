package dev.ordinal.testkit;

import dev.ordinal.testkit.ThreeServers.Ports;
import dev.ordinal.testkit.ThreeServers.Role;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Three servers to play with, until Ctrl-C: {@code mvn package -Dservers=three}. One that ends, or
 * is killed, is started again.
 */
public final class Trial {

    private static final Ports PORTS = new Ports(9080, 15432, 61616);

    private final ThreeServers three;
    private final Path folder;
    private volatile boolean isStopping;

    private Trial(ThreeServers three, Path folder) {
        this.three = three;
        this.folder = folder;
    }

    /** Arguments: the WAR, and a folder for data. */
    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        var folder = Path.of(arguments[1]).toAbsolutePath();
        System.out.println("Starting three servers. This takes a minute or so.");
        try {
            new Trial(start(Path.of(arguments[0]), folder), folder).run();
        } catch (RuntimeException e) {
            System.err.println("The three servers cannot start. " + e.getMessage());
            System.exit(1);
        }
    }

    private static ThreeServers start(Path war, Path folder) throws Exception {
        var startsWithHalfTheWork = Map.of("JVM_ARGS", "-XX:TieredStopAtLevel=1");
        return ThreeServers.start(folder, war, PORTS, startsWithHalfTheWork);
    }

    private void run() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        for (Role role : Role.values()) {
            tell(role);
            Thread.ofPlatform().daemon().start(() -> keepAlive(role));
        }
        System.out.println("Logs and data are in " + folder + ". Ctrl-C stops everything.");
        awaitEndOfMaven();
        System.exit(0);
    }

    /** Ends this process when Maven was killed. */
    private static void awaitEndOfMaven() {
        ProcessHandle.current().parent().orElseThrow().onExit().join();
    }

    private void keepAlive(Role role) {
        try {
            while (!isStopping) {
                three.server(role).awaitEnd();
                if (isStopping) return;
                System.out.println(role + " has ended and is started again.");
                three.restart(role).awaitReady();
                tell(role);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell(Role role) {
        var server = three.server(role);
        System.out.printf("%-9s %s (process %d)%n", role, server.uri("/"), server.pid());
    }

    private void stop() {
        isStopping = true;
        try {
            three.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
