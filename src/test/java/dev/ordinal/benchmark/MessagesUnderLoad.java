package dev.ordinal.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.testkit.Installation;
import dev.ordinal.testkit.MarkdownTable;
import dev.ordinal.testkit.ServerProcess;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Benchmark of the messages that a server processes per second, also when some can never be
 * processed: {@code mvn verify -Pmessages}. Server, database, broker and test are processes of
 * their own.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MessagesUnderLoad {

    private static final int ROUNDS = 3;
    private static final int ROUND = 2_000;
    private static final int LONG_ROUND = 20_000;
    private static final int POISON = LONG_ROUND / 100;
    private static final double LEAST_SHARE = 0.8;
    private static final double MOST_OF_A_SLOW_JOURNAL = 330;

    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final Random CHANCE = new Random(SEED);
    private static final MarkdownTable TABLE =
            new MarkdownTable("messages", "messages per second", "median", "lowest", "highest");

    private static Installation installation;
    private static ServerProcess server;
    private static Backlog each;
    private static Backlog batches;
    private static BareConsumer bare;

    @BeforeAll
    static void start() throws Exception {
        System.out.println("Seed " + SEED + " (-Dseed=" + SEED + " to have it again)");
        installation =
                Installation.start(
                        "messages-under-load",
                        25434,
                        26619,
                        war ->
                                war.addClasses(
                                        EffectRows.class,
                                        Mixture.class,
                                        OneByOne.class,
                                        ByTheBatch.class));
        var database = installation.external().databaseUrl();
        var broker = installation.external().brokerUrl();
        server = installation.server("server", 19084, Map.of()).awaitReady();
        each = new Backlog(database, broker, OneByOne.NAME);
        batches = new Backlog(database, broker, ByTheBatch.NAME);
        bare = new BareConsumer(broker);
    }

    @AfterAll
    static void stop() throws Exception {
        each.close();
        batches.close();
        try {
            server.close();
        } finally {
            installation.close();
        }
        TABLE.print();
    }

    @Test
    @Order(1)
    void beside_consumers_that_do_nothing() throws Exception {
        var messages = new double[5][ROUNDS];
        for (int i = -1; i < ROUNDS; i++) {
            int round = Math.max(0, i); // the first round warms up
            messages[0][round] = each.process(mixture(ROUND, 0));
            messages[1][round] = batches.process(mixture(ROUND, 0));
            messages[2][round] = bare.transacted(mixture(ROUND, 0));
            messages[3][round] = bare.acknowledging(mixture(ROUND, 0));
            messages[4][round] = bare.prefetching(mixture(ROUND, 0));
        }
        TABLE.rates("processed one by one", messages[0]);
        TABLE.rates("processed in batches of 100", messages[1]);
        TABLE.rates("a bare JMS consumer: window 0, a commit for each", messages[2]);
        TABLE.rates("a bare JMS consumer: window 0, AUTO_ACKNOWLEDGE", messages[3]);
        TABLE.rates("a bare JMS consumer: prefetching, AUTO_ACKNOWLEDGE", messages[4]);
        assertThat(Arrays.stream(messages[2]).max().orElseThrow())
                .as("commits a second, which a journal that buffers for 3.3 ms cannot take")
                .isGreaterThan(MOST_OF_A_SLOW_JOURNAL);
    }

    /** The two kinds of run alternate, so that neither has the warmer machine. */
    @Test
    @Order(2)
    void a_hundredth_of_poison_costs_the_healthy_little() throws Exception {
        List<Double> clean = new ArrayList<>();
        List<Double> poisoned = new ArrayList<>();
        clean.add(each.process(mixture(LONG_ROUND, 0)));
        poisoned.add(each.process(mixture(LONG_ROUND, POISON)));
        poisoned.add(each.process(mixture(LONG_ROUND, POISON)));
        clean.add(each.process(mixture(LONG_ROUND, 0)));
        TABLE.rates("20,000 healthy ones, one by one", rates(clean));
        TABLE.rates("19,800 healthy ones among 200 that always fail", rates(poisoned));
        assertThat(sum(poisoned) / sum(clean))
                .as("throughput of the healthy beside that of a clean run")
                .isGreaterThan(LEAST_SHARE);
    }

    private static Mixture mixture(int size, int poison) {
        return Mixture.of(size, poison, CHANCE);
    }

    private static double[] rates(List<Double> rates) {
        return rates.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double sum(List<Double> rates) {
        return rates.stream().mapToDouble(Double::doubleValue).sum();
    }
}
