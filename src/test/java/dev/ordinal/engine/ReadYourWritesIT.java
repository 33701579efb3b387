package dev.ordinal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;

import dev.ordinal.engine.command.CommandResult.Accepted;
import dev.ordinal.engine.http.Caller;
import dev.ordinal.engine.http.CommandGateway;
import dev.ordinal.engine.http.CommandGateway.Incoming;
import dev.ordinal.engine.http.CommandHeaders;
import dev.ordinal.engine.http.Roles;
import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.projection.Projection;
import dev.ordinal.engine.projection.internal.Projections;
import dev.ordinal.engine.sample.CounterClient;
import dev.ordinal.engine.sample.CounterCommand.StartCounter;
import dev.ordinal.engine.sample.CounterEvent;
import dev.ordinal.engine.sample.FailingProjection;
import dev.ordinal.engine.sample.SampleDeployment;
import dev.ordinal.testkit.Http;

import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/**
 * Tests that a request which waits for a write waits for the read model that answers, and for no
 * other.
 */
@ArquillianTest
class ReadYourWritesIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @ArquillianResource private URL base;
    @Inject private FailingProjection failing;
    @Inject private Projections projections;
    @Inject private CommandGateway gateway;
    @Inject private EventStore store;

    @Deployment
    static WebArchive application() {
        return SampleDeployment.with(ReadYourWritesIT.class);
    }

    @AfterEach
    void recover() {
        failing.recover();
    }

    @Test
    void another_read_model_that_fails_delays_no_answer() {
        var http = Http.at(base);
        var counter =
                http.post(
                                "/api/counters",
                                """
                                {"label": "test", "limit": {"value": 9, "unit": "pieces"}}\
                                """)
                        .need("Location");
        assertThat(http.get(counter + "?atLeast=1").status()).isEqualTo(200);
        var id = UUID.fromString(counter.substring(counter.lastIndexOf('/') + 1));
        failing.failOn(CounterClient.stream(id));

        var counted = http.post(counter + "/counts", "{\"by\": 1}", "Prefer", "wait=10");
        assertThat(counted.status()).as(counted.toString()).isEqualTo(200);
        assertThat(counted.json().path("version").asInt()).isEqualTo(2);
        await().atMost(SOON).until(() -> !failing.failures().isEmpty());
        assertThat(http.get(counter + "?atLeast=2").status()).isEqualTo(200);
    }

    /** Read model that is abstract and so never a bean. */
    abstract static class NoBean implements Projection<CounterEvent> {}

    /** View for which a request can never wait. */
    record ViewsOfNoBean() implements CommandGateway.Views {

        @Override
        public Class<? extends Projection<?>> projection() {
            return NoBean.class;
        }

        @Override
        public String location(Accepted accepted) {
            return "/nowhere";
        }

        @Override
        public Object read(Accepted accepted) {
            return accepted;
        }
    }

    @Test
    void a_projection_that_the_server_does_not_hold_cannot_be_waited_for() {
        assertThat(projections.name(FailingProjection.class)).isEqualTo(FailingProjection.NAME);
        assertThatThrownBy(() -> projections.name(NoBean.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(NoBean.class.getName())
                .hasMessageContaining("@ApplicationScoped");
    }

    @Test
    void a_command_whose_answer_names_such_a_projection_is_not_sent() {
        var counter = Ids.next();
        var carol = CounterClient.CAROL;
        var caller = new Caller(carol, carol, Set.of(Roles.CUSTOMER));
        var command = new StartCounter(counter, CounterClient.LABEL, CounterClient.LIMIT);
        var incoming = new Incoming(command, null, "", new CommandHeaders());
        assertThatThrownBy(() -> gateway.send(incoming, caller, new ViewsOfNoBean()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(NoBean.class.getName());
        assertThat(store.readAfter(CounterClient.stream(counter), 0)).isEmpty();
    }

    @Test
    void an_answer_that_is_not_as_described_is_found_inside_the_server_too() throws IOException {
        var other =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(418, -1);
                    exchange.close();
                });
        other.start();
        try {
            var address = URI.create("http://127.0.0.1:" + other.getAddress().getPort());
            var http = Http.at(address.toURL()).asNobody();
            assertThatThrownBy(() -> http.get("/api/admin/dead-letters"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("the status is not described");
        } finally {
            other.stop(0);
        }
    }
}
