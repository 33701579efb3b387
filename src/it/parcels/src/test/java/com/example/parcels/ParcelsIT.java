package com.example.parcels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.testkit.AmqpClient;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.OrdinalDeployment;
import java.net.URL;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

@ArquillianTest
class ParcelsIT {
    @ArquillianResource private URL base;

    @Deployment(testable = false)
    static WebArchive service() {
        return OrdinalDeployment.with();
    }

    @Test
    void a_parcel_that_was_sent_is_delivered_and_everybody_hears_of_it() throws Exception {
        var http = Http.at(base);
        var id = UUID.randomUUID().toString();
        try (var broker = AmqpClient.ofTestServer("analytics");
                var delivered = broker.subscribe("events.parcel.delivered", "delivered")) {
            var sent = http.put("/api/parcels/" + id, "{\"to\": \"Ann\"}");
            assertThat(sent.status()).as(sent.toString()).isEqualTo(202);

            var event = AmqpClient.awaitEventOf("parcel-" + id, delivered);
            assertThat(event.property("cloudEvents_type")).isEqualTo("parcel.delivered");
        }
        await().until(() -> http.get("/api/parcels/" + id).json().path("delivered").asBoolean());
        assertThat(http.get("/openapi").body()).contains("title: Parcels", "/api/parcels/{id}");
    }

    @Test
    void what_is_refused_or_not_valid_is_a_problem() {
        var http = Http.at(base);
        var path = "/api/parcels/" + UUID.randomUUID();
        assertThat(http.put(path, "{\"to\": \" \"}").status()).isEqualTo(422);
        assertThat(http.put(path, "{\"to\": \"Ann\"}", "Prefer", "wait=20").json().path("to").asString()).isEqualTo("Ann");
        assertThat(http.put(path, "{\"to\": \"Bob\"}").json().path("code").asString()).isEqualTo("parcel.already-sent");
        assertThat(http.asNobody().get(path).status()).isEqualTo(401);
    }
}
