package dev.ordinal.shop.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.message.Actor;
import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.privacy.Personal;
import dev.ordinal.shop.ordering.contract.OrderCommand.CancelOrder;
import dev.ordinal.shop.ordering.contract.OrderCommand.ConfirmOrder;

import org.junit.jupiter.api.Test;

import java.util.UUID;

class OwnOrdersTest {

    private static final UUID ORDER = UUID.fromString("01935c2e-7b1a-7c3e-9f00-5d1c3a1e0b01");
    private static final Command CANCEL =
            new CancelOrder(ORDER, "alice", Personal.plain("too slow"));
    private static final Command CONFIRM = new ConfirmOrder(ORDER);

    private static boolean permits(Command command, Actor actor) {
        return new OwnOrders().permits(command, CommandContext.by(actor));
    }

    @Test
    void a_customer_asks_in_their_own_name() {
        assertThat(permits(CANCEL, new Actor("alice", "customer"))).isTrue();
        assertThat(permits(CANCEL, new Actor("bob", "customer"))).isFalse();
        assertThat(permits(CANCEL, new Actor("olga", "operator"))).isFalse();
    }

    @Test
    void no_customer_does_the_work_of_fulfilment() {
        assertThat(permits(CONFIRM, new Actor("alice", "customer"))).isFalse();
        assertThat(permits(CONFIRM, Actor.system("fulfil_order"))).isTrue();
        assertThat(permits(CONFIRM, new Actor("olga", "operator"))).as("a retry").isTrue();
    }
}
