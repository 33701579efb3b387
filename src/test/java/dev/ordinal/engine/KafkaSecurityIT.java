package dev.ordinal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.sample.SampleDeployment;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.KafkaBroker;
import dev.ordinal.testkit.OrdinalDeployment;

import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Test of a Kafka broker that insists on TLS, a login and rights, as people set one up. */
@ArquillianTest
class KafkaSecurityIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String USER = "ordinal";
    private static final String PASSWORD = "secret-of-ordinal";
    private static final KafkaBroker KAFKA =
            KafkaBroker.secured(Path.of("target/kafka", Ids.next().toString()));

    @ArquillianResource private URL url;

    @Deployment(testable = false)
    static WebArchive application() throws IOException {
        return OrdinalDeployment.configure(
                SampleDeployment.onLog("secured-kafka"),
                "ordinal.kafka.bootstrap-servers=" + KAFKA.address(),
                "ordinal.kafka.client-properties=" + KAFKA.clientProperties(USER, PASSWORD),
                "ordinal.kafka.compression=gzip",
                "ordinal.kafka.replication=1",
                "ordinal.kafka.send-timeout=PT2S",
                "ordinal.breakers.kafka-publishing.delay=1");
    }

    @AfterAll
    static void stop() {
        KAFKA.close();
    }

    @Test
    void an_event_waits_until_the_broker_runs_knows_the_user_and_allows_it() throws Exception {
        var counters = new CountersInKafka(Http.at(url), KAFKA);
        var counter = counters.start("secured");
        awaitFailure(counters, "Kafka at %s does not answer".formatted(KAFKA.address()));
        KAFKA.begin();
        awaitFailure(counters, "refuses the connection");
        makeUser();
        awaitFailure(counters, "does not allow to");
        assertThat(counters.http().get("/health/ready").status()).isEqualTo(200);
        allow();
        await().atMost(SOON).until(() -> !counters.records(counter).isEmpty());
        await().atMost(SOON).until(() -> counters.failure().isEmpty());
    }

    private static void awaitFailure(CountersInKafka counters, String text) {
        await().atMost(SOON).untilAsserted(() -> assertThat(counters.failure()).contains(text));
    }

    private static void makeUser() throws Exception {
        var mechanism = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 8192);
        var user = new UserScramCredentialUpsertion(USER, mechanism, PASSWORD);
        try (var admin = KAFKA.admin()) {
            admin.alterUserScramCredentials(List.of(user)).all().get();
        }
    }

    /** Allows the user what docs/kafka.md names. */
    private static void allow() throws Exception {
        var topics = new ResourcePattern(ResourceType.TOPIC, "events.", PatternType.PREFIXED);
        var rights =
                Stream.of(AclOperation.CREATE, AclOperation.DESCRIBE, AclOperation.WRITE)
                        .map(right -> new AclBinding(topics, entry(right)))
                        .toList();
        try (var admin = KAFKA.admin()) {
            admin.createAcls(rights).all().get();
        }
    }

    private static AccessControlEntry entry(AclOperation right) {
        return new AccessControlEntry("User:" + USER, "*", right, AclPermissionType.ALLOW);
    }
}
