package dev.ordinal.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.testkit.EmbeddedSecret;
import dev.ordinal.testkit.OrdinalDeployment;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

import java.util.Random;

/**
 * Short version of {@link MessagesUnderLoad}: the messages that become dead letters, and those that
 * have effects.
 */
@ArquillianTest
class PoisonIT {

    private static final int SIZE = 2_000;

    @Deployment
    static WebArchive application() {
        return OrdinalDeployment.with(
                EffectRows.class, Mixture.class, OneByOne.class, ByTheBatch.class);
    }

    @Test
    @RunAsClient
    void of_a_backlog_with_poison_in_it_the_poison_dies_and_nothing_else() throws Exception {
        long seed = System.nanoTime();
        var mixture = Mixture.of(SIZE, SIZE / 100, new Random(seed));
        try (var backlog = new Backlog(Figures.DATABASE, broker(), OneByOne.NAME)) {
            assertThat(backlog.process(mixture)).as("seed " + seed).isPositive();
        }
    }

    private static String broker() {
        return "tcp://127.0.0.1:26616?user=ordinal&password=" + EmbeddedSecret.read();
    }
}
