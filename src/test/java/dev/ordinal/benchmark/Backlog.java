package dev.ordinal.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.transport.internal.Binding;
import dev.ordinal.engine.transport.internal.SubscriptionQueue;

import jakarta.jms.JMSException;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Backlog of one subscription: all messages are sent first, then the test waits until they are
 * processed.
 */
final class Backlog implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(250);

    private final SubscriptionQueue queue;
    private final Effects effects;

    Backlog(String databaseUrl, String brokerUrl, String subscription) throws SQLException {
        this.queue = new SubscriptionQueue(brokerUrl, new Binding(subscription, "order.created"));
        this.effects = new Effects(databaseUrl, subscription);
    }

    /**
     * Healthy messages per second until the last of them is processed. When this returns, each of
     * them has had its effect once, and each bad one is a dead letter.
     */
    double process(Mixture mixture) throws SQLException, JMSException {
        effects.clear();
        queue.fill(mixture.events());
        var start = Instant.now();
        var healthy = mixture.healthy();
        await().atMost(TIMEOUT).pollInterval(LOOK).until(() -> effects.count() >= healthy.size());
        var end = effects.lastDone();
        assertThat(letters(mixture.poison().size()))
                .as("dead letters")
                .containsExactlyInAnyOrderElementsOf(mixture.poison());
        assertThat(effects.events()).as("effects").containsExactlyInAnyOrderElementsOf(healthy);
        return healthy.size() * 1e9 / Duration.between(start, end).toNanos();
    }

    /**
     * The ids of the dead letters; it tries one more than expected, so that an extra letter would
     * be found.
     */
    private List<UUID> letters(int expected) throws JMSException {
        var letters = new ArrayList<UUID>();
        if (expected > 0) {
            await().atMost(TIMEOUT)
                    .until(() -> letters.addAll(queue.takeLetters()) && letters.size() >= expected);
        }
        letters.addAll(queue.takeLetters());
        return letters;
    }

    @Override
    public void close() throws SQLException {
        queue.close();
        effects.close();
    }
}
