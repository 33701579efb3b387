package dev.ordinal.fulfilment;

import dev.ordinal.testkit.ThreeServers;
import dev.ordinal.testkit.ThreeServers.Ports;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import java.io.IOException;
import java.nio.file.Path;

/** Checkouts where ordering, inventory and payment are servers of their own. */
class CheckoutAcrossServersIT extends Checkouts {

    private static final Path FOLDER =
            Path.of("target", "checkout-across-servers", "run-" + ProcessHandle.current().pid());
    private static final Path WAR = Path.of(System.getProperty("ordinal.war"));

    private static ThreeServers three;

    @BeforeAll
    static void start() throws Exception {
        three = ThreeServers.start(FOLDER, WAR, new Ports(19100, 25441, 26621), Impatient.SETTINGS);
    }

    @AfterAll
    static void stop() throws IOException {
        if (three != null) three.close();
    }

    @Override
    Shop shop() {
        return Shop.of(three);
    }
}
