package dev.ordinal.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.demo.embedded.ExternalServers;
import dev.ordinal.testkit.Installation;
import dev.ordinal.testkit.ServerProcess;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Servers with a {@link ProbeSubscription}, and checks that must hold whatever happened. */
final class ProbedServers implements AutoCloseable {

    static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final Installation installation;

    private ProbedServers(Installation installation) {
        this.installation = installation;
    }

    /** Starts database and broker, and no server yet. */
    static ProbedServers start(String name, int databasePort, int brokerPort) throws IOException {
        return new ProbedServers(
                Installation.start(
                        name,
                        databasePort,
                        brokerPort,
                        war ->
                                war.addClass(ProbeSubscription.class)
                                        .addAsResource(
                                                "db/migration/probe/V2026_11_01_99__probe.sql")));
    }

    ExternalServers external() {
        return installation.external();
    }

    ServerProcess server(String name, int port, Map<String, String> settings) throws IOException {
        return installation.server(name, port, settings);
    }

    long events() {
        return number("select count(*) from event");
    }

    /** The number of effects of the subscriber. */
    long effects() {
        return number("select count(*) from probe_effect");
    }

    long distinctEffects() {
        return number("select count(distinct event_id) from probe_effect");
    }

    long number(String query) {
        return external().number(query);
    }

    /** Waits until every reader has read everything. */
    void awaitCaughtUp() {
        await().atMost(TIMEOUT).until(() -> number(ExternalServers.UNREAD) == 0);
    }

    /**
     * Waits until every event has reached the subscriber; checks that each had its effect exactly
     * once, and that there is no dead letter.
     *
     * @param others the number of events it was sent that are not in the log
     */
    void awaitEffectsOnce(long others) {
        await().atMost(TIMEOUT)
                .untilAsserted(() ->
                        assertThat(distinctEffects())
                                .as("events with an effect")
                                .isEqualTo(events() + others));
        assertThat(effects()).as("effects").isEqualTo(events() + others);
        assertThat(deadLetters()).as("dead letters of healthy messages").isZero();
    }

    int deadLetters() {
        return external().messagesIn("dlq.probe");
    }

    @Override
    public void close() throws IOException {
        installation.close();
    }
}
