package dev.ordinal.guarantees;

import dev.ordinal.testkit.ServerProcess;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Load of customers who place orders and change them, at any server that answers. */
final class OrderLoad implements AutoCloseable {

    private final Supplier<List<ServerProcess>> servers;
    private final ExecutorService customers = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
    private final AtomicLong answered = new AtomicLong();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final Pace pace;
    private volatile boolean stopped;

    /** Load of as many orders as the servers take. */
    OrderLoad(List<ServerProcess> servers, int customerCount) {
        this(() -> servers, customerCount, () -> {});
    }

    /** Load at any running server, at a given pace. */
    OrderLoad(Supplier<List<ServerProcess>> servers, int customerCount, Pace pace) {
        this.servers = servers;
        this.pace = pace;
        for (int i = 0; i < customerCount; i++) customers.execute(this::shop);
    }

    /** Pace that delays a customer until the next order. */
    @FunctionalInterface
    interface Pace {
        void await() throws InterruptedException;
    }

    /** The locations of all orders that a server has accepted. */
    Queue<String> accepted() {
        return accepted;
    }

    /** The number of commands that were answered with 202. */
    long answered() {
        return answered.get();
    }

    /** The other outcomes of commands, with their number. */
    Map<String, Integer> failures() {
        return failures;
    }

    private void shop() {
        while (!stopped) {
            try {
                pace.await();
                var open = servers.get();
                order(open.get(ThreadLocalRandom.current().nextInt(open.size())));
            } catch (IOException e) {
                failures.merge(e.toString(), 1, Integer::sum);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void order(ServerProcess server) throws IOException, InterruptedException {
        var placed = server.post("/api/orders", "{\"items\": [" + item(1) + "]}");
        if (!count(placed)) return;
        var order = placed.headers().firstValue("Location").orElseThrow();
        accepted.add(order);
        count(server.post(order + "/items", item(2)));
        count(server.post(order + "/items", item(1)));
        if (ThreadLocalRandom.current().nextInt(4) == 0) {
            count(server.post(order + "/cancel", "{\"reason\": \"changed my mind\"}"));
        }
    }

    private boolean count(HttpResponse<String> answer) {
        boolean taken = answer.statusCode() == 202;
        if (taken) answered.incrementAndGet();
        else failures.merge(answer.statusCode() + " " + answer.body(), 1, Integer::sum);
        return taken;
    }

    private static String item(int product) {
        return """
        {"productId": "p-%d", "quantity": %d, "unitPrice": {"amount": %d.25, "currency": "EUR"}}\
        """
                .formatted(product, ThreadLocalRandom.current().nextInt(1, 5), product);
    }

    /** Lets every customer finish. */
    @Override
    public void close() {
        stopped = true;
        customers.close();
    }
}
