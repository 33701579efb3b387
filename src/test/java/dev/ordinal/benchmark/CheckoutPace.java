package dev.ordinal.benchmark;

import static dev.ordinal.testkit.ThreeServers.Role.INVENTORY;
import static dev.ordinal.testkit.ThreeServers.Role.ORDERING;

import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Installation;
import dev.ordinal.testkit.MarkdownTable;
import dev.ordinal.testkit.ThreeServers;
import dev.ordinal.testkit.ThreeServers.Ports;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Benchmark of checkouts in one server and in three, compared with as many plain messages through
 * the same broker: {@code mvn verify -Pcheckouts}. Servers have their default settings.
 */
class CheckoutPace {

    private static final int WARM_UP = Integer.getInteger("checkouts.warm-up", 30);
    private static final int MANY = 32;
    private static final int OF_EACH = Integer.getInteger("checkouts.of-each", 30);
    private static final int OF_ONE = 100;
    private static final Path WAR = Path.of(System.getProperty("ordinal.war"));
    private static final Path FOLDER =
            Path.of("target", "checkout-pace", "run-" + ProcessHandle.current().pid());
    private static final MarkdownTable TABLE =
            new MarkdownTable(
                    "checkouts",
                    "checkouts",
                    "per second",
                    "submitted to confirmed, median",
                    "99th percentile");

    @AfterAll
    static void print() throws IOException {
        TABLE.print();
    }

    @Test
    void in_one_server() throws Exception {
        try (var installation = Installation.start("checkout-pace", 25443, 26623, war -> war);
                var server = installation.server("server", 19120, Map.of()).awaitReady();
                var database = installation.external().connect()) {
            var http = Http.at(server.uri("/").toURL());
            measure("one server", CheckoutSite.open(http, http, database));
            measurePlain(installation.external().brokerUrl());
        }
    }

    @Test
    void in_three_servers() throws Exception {
        var ports = new Ports(19120, 25444, 26624);
        try (var three = ThreeServers.start(FOLDER, WAR, ports, Map.of("JVM_ARGS", ""));
                var database = three.connect(ORDERING)) {
            var site = CheckoutSite.open(three.http(ORDERING), three.http(INVENTORY), database);
            measure("three servers", site);
        }
    }

    private static void measure(String where, CheckoutSite site) throws Exception {
        site.checkOut(MANY, WARM_UP);
        site.checkOut(1, OF_ONE).addTo(TABLE, where + ", one customer");
        site.checkOut(MANY, OF_EACH).addTo(TABLE, where + ", " + MANY + " customers");
    }

    private static void measurePlain(String brokerUrl) throws Exception {
        try (var requests = new PlainRequests(brokerUrl)) {
            plain(requests, MANY, OF_EACH);
            plain(requests, 1, OF_ONE).addTo(TABLE, "plain messages, one customer");
            plain(requests, MANY, OF_EACH).addTo(TABLE, "plain messages, " + MANY + " customers");
        }
    }

    private static Times plain(PlainRequests requests, int customers, int ofEach) throws Exception {
        Queue<Long> times = new ConcurrentLinkedQueue<>();
        long start = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(customers)) {
            for (int i = 0; i < customers; i++) {
                running.add(threads.submit(() -> requests.journeys(ofEach, times::add)));
            }
            for (var customer : running) customer.get();
        }
        return new Times(System.nanoTime() - start, List.copyOf(times));
    }
}
