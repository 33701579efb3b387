package dev.ordinal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.command.CommandResult.Accepted;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.projection.Projection;
import dev.ordinal.engine.projection.Projections;
import dev.ordinal.engine.store.EventStore;
import dev.ordinal.ordering.contract.Examples;
import dev.ordinal.ordering.contract.OrderCommand.PlaceOrder;
import dev.ordinal.ordering.contract.OrderEvent;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.OrdinalDeployment;
import dev.ordinal.web.Caller;
import dev.ordinal.web.CommandGateway;
import dev.ordinal.web.CommandGateway.Incoming;
import dev.ordinal.web.CommandHeaders;
import dev.ordinal.web.Roles;

import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Whoever waits to read a write waits for the read model that answers, and for no other. */
@ArquillianTest
class ReadYourWritesIT {

    private static final String TEA =
            """
            {"productId": "tea", "quantity": 1, "unitPrice": {"amount": 1, "currency": "EUR"}}\
            """;

    private static final Duration SOON = Duration.ofSeconds(30);

    @ArquillianResource private URL base;
    @Inject private FragileProjection fragile;
    @Inject private Projections projections;
    @Inject private CommandGateway gateway;
    @Inject private EventStore store;

    @Deployment
    static WebArchive application() {
        return OrdinalDeployment.with(
                ReadYourWritesIT.class,
                FragileProjection.class,
                AnOrder.class,
                Examples.class,
                Http.class,
                Http.Answer.class);
    }

    @AfterEach
    void heal() {
        fragile.heal();
    }

    @Test
    void another_read_model_that_fails_delays_no_answer() {
        var http = Http.at(base);
        var order = http.post("/api/orders", "{\"items\": [" + TEA + "]}").need("Location");
        assertThat(http.get(order + "?atLeast=1").status()).isEqualTo(200);
        fragile.breakOn(UUID.fromString(order.substring(order.lastIndexOf('/') + 1)));

        var added = http.post(order + "/items", TEA, "Prefer", "wait=10");
        assertThat(added.status()).as(added.toString()).isEqualTo(200);
        assertThat(added.json().path("version").asInt()).isEqualTo(2);
        await().atMost(SOON).until(() -> !fragile.failures().isEmpty());
        assertThat(http.get(order + "?atLeast=2").status()).isEqualTo(200);
    }

    /** Abstract, and so never a bean. */
    abstract static class NoBean implements Projection<OrderEvent> {}

    /** Answers that nobody could wait for. */
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
        assertThat(projections.name(FragileProjection.class)).isEqualTo(FragileProjection.NAME);
        assertThatThrownBy(() -> projections.name(NoBean.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(NoBean.class.getName())
                .hasMessageContaining("@ApplicationScoped");
    }

    @Test
    void a_command_whose_answer_names_such_a_projection_is_not_sent() {
        var order = Ids.next();
        var caller = new Caller(AnOrder.CAROL, AnOrder.CAROL, Set.of(Roles.CUSTOMER));
        var command = new PlaceOrder(order, caller.id(), List.of(Examples.item("tea", 1, "1")));
        var incoming = new Incoming(command, null, "", new CommandHeaders());
        assertThatThrownBy(() -> gateway.send(incoming, caller, new ViewsOfNoBean()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(NoBean.class.getName());
        assertThat(store.readAfter(StreamId.of("order", order), 0)).isEmpty();
    }
}
