package dev.ordinal.fulfilment;

import static org.awaitility.Awaitility.await;

import dev.ordinal.testkit.OtlpReceiver;
import dev.ordinal.testkit.OtlpSpan;
import dev.ordinal.testkit.SpanTree;
import dev.ordinal.testkit.ThreeServers;
import dev.ordinal.testkit.ThreeServers.Ports;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;

/** Checkouts where ordering, inventory and payment are servers of their own. */
class CheckoutAcrossServersIT extends Checkouts {

    private static final Path FOLDER =
            Path.of("target", "checkout-across-servers", "run-" + ProcessHandle.current().pid());
    private static final Path WAR = Path.of(System.getProperty("ordinal.war"));
    private static ThreeServers three;
    private static OtlpReceiver telemetry;

    @BeforeAll
    static void start() throws Exception {
        telemetry = OtlpReceiver.start();
        var settings = new HashMap<>(Impatient.SETTINGS);
        settings.putAll(OtlpReceiver.everything());
        settings.put("ORDINAL_LOGS", "json");
        three = ThreeServers.start(FOLDER, WAR, new Ports(19100, 25441, 26621), settings);
    }

    @AfterAll
    static void stop() throws IOException {
        if (three != null) three.close();
        telemetry.close();
    }

    @Override
    Shop shop() {
        return Shop.of(three);
    }

    @Test
    void explore() throws Exception {
        var tea = shop().product(5);
        var order = shop().checkOut("pm_card_visa", Shop.item(tea, 2));
        shop().end(order);
        var stream = "order-" + Shop.id(order);
        await().pollDelay(Duration.ofSeconds(8)).atMost(Duration.ofSeconds(60)).until(() -> true);
        var out = new StringBuilder();
        telemetry.spans().stream()
                .filter(s -> s.attribute("ordinal.stream").equals(stream))
                .map(OtlpSpan::trace)
                .distinct()
                .forEach(t ->
                        out.append(
                                        SpanTree.of(
                                                        telemetry.spans().stream()
                                                                .filter(s -> s.trace().equals(t))
                                                                .toList())
                                                .draw(""))
                                .append("\n"));
        telemetry.spans().forEach(s -> out.append(s).append("\n"));
        telemetry.prometheus().forEach((n, l) -> out.append(n + " " + l + "\n"));
        Files.writeString(Path.of("target/explore.txt"), out);
    }
}
