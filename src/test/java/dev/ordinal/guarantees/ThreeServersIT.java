package dev.ordinal.guarantees;

import dev.ordinal.testkit.ThreeServers;
import dev.ordinal.testkit.ThreeServers.Ports;
import dev.ordinal.testkit.ThreeServers.Role;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

class ThreeServersIT {
    private static final Path FOLDER = Path.of("target", "three-servers-it");
    private static final Path WAR = Path.of(System.getProperty("ordinal.war"));

    @Test
    void measure() throws Exception {
        long t = System.nanoTime();
        try (var three =
                ThreeServers.start(FOLDER, WAR, new Ports(19090, 25440, 26620), Map.of())) {
            tell("start of all", t);
            for (Role role : Role.values()) {
                t = System.nanoTime();
                three.kill(role);
                tell("kill " + role, t);
                t = System.nanoTime();
                three.restart(role).awaitReady();
                tell("restart " + role, t);
            }
            t = System.nanoTime();
            for (Role role : Role.values()) three.kill(role);
            for (Role role : Role.values()) three.restart(role);
            for (Role role : Role.values()) three.server(role).awaitReady();
            tell("restart all", t);
            t = System.nanoTime();
        }
        tell("close", t);
    }

    private static void tell(String what, long since) {
        System.out.printf("TIME %s %d ms%n", what, (System.nanoTime() - since) / 1_000_000);
    }
}
