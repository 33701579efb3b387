package dev.ordinal.shop.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.saga.internal.InterventionResult;
import dev.ordinal.shop.inventory.contract.StockCommand.CommitStock;
import dev.ordinal.shop.inventory.contract.StockCommand.ReserveStock;
import dev.ordinal.shop.ordering.contract.Examples;
import dev.ordinal.shop.ordering.contract.OrderCommand.ConfirmOrder;
import dev.ordinal.shop.ordering.contract.OrderCommand.RecordPayment;
import dev.ordinal.shop.payment.contract.PaymentCommand.CapturePayment;
import dev.ordinal.shop.payment.contract.PaymentCommand.RefundPayment;
import dev.ordinal.testkit.OrdinalDeployment;
import dev.ordinal.testkit.Sql;

import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests of each step of a checkout that does not answer in time, or answers too late. */
@ArquillianTest
class TimeoutsIT {

    @Inject private CheckoutFixture.Tools tools;
    @Inject private HeldCommands held;

    @Deployment
    static WebArchive application() {
        return OrdinalDeployment.with(
                TimeoutsIT.class,
                CheckoutFixture.class,
                CheckoutFixture.Tools.class,
                HeldCommands.class,
                HeldCommands.Kept.class,
                Examples.class,
                Sql.class);
    }

    @AfterEach
    void speak() {
        held.end();
    }

    private CheckoutFixture without(Class<? extends Command> answer) {
        var checkout = tools.checkout();
        held.keep(checkout.order(), answer);
        return checkout.begin();
    }

    private static void assertUndone(CheckoutFixture checkout, String reason) {
        checkout.await("Cancelled");
        checkout.awaitStock("5 0 0");
        checkout.awaitPaid(0);
        checkout.awaitStatus("CANCELLED");
        assertThat(checkout.cancelReason()).isEqualTo(reason);
    }

    @Test
    void a_stock_that_does_not_answer_costs_nothing_when_it_answers_later() {
        var checkout = without(ReserveStock.class);
        checkout.await("Reserving");
        checkout.ring(Timer.STOCK, 1);
        checkout.await("Compensating");
        held.end();
        assertUndone(checkout, "the stock did not answer");
    }

    @Test
    void a_payment_that_comes_too_late_is_given_back() {
        var checkout = without(CapturePayment.class);
        checkout.await("Paying");
        checkout.ring(Timer.PAYMENT, 1);
        checkout.await("Compensating");
        held.end();
        assertUndone(checkout, "the payment did not come through in time");
    }

    @Test
    void an_order_that_does_not_record_its_payment_is_asked_three_times_and_given_up() {
        var checkout = without(RecordPayment.class);
        checkout.await("Recording");
        checkout.ring(Timer.ORDER, 3);
        checkout.await("GivingUp");
        held.end();
        assertUndone(checkout, "the order did not answer");
    }

    @Test
    void an_order_that_was_confirmed_late_is_fulfilled_after_all() {
        var checkout = without(ConfirmOrder.class);
        checkout.await("Confirming");
        checkout.ring(Timer.ORDER, 3);
        checkout.await("GivingUp");
        held.end();
        checkout.await("Fulfilled");
        checkout.awaitStock("3 0 2");
        assertThat(checkout.paid()).isEqualTo(900);
        checkout.awaitStatus("CONFIRMED");
    }

    @Test
    void stock_that_cannot_be_marked_as_sold_is_asked_for_until_it_is() {
        var checkout = without(CommitStock.class);
        checkout.await("Selling");
        checkout.ring(Timer.STOCK, 3);
        checkout.awaitAttention(checkout.product());
        held.end();
        checkout.await("Fulfilled");
        checkout.awaitStock("3 0 2");
        assertThat(checkout.paid()).isEqualTo(900);
    }

    /** A cancelled checkout whose refund was requested three times. */
    private CheckoutFixture cancelledWithoutRefund() {
        var checkout = tools.checkout();
        held.keep(checkout.order(), RefundPayment.class);
        held.keep(checkout.order(), ConfirmOrder.class);
        checkout.begin().await("Confirming");
        checkout.cancel();
        checkout.await("Compensating");
        held.end(checkout.order(), ConfirmOrder.class);
        checkout.ring(Timer.UNDO, 3);
        checkout.awaitAttention(Undo.PAYMENT);
        return checkout;
    }

    @Test
    void a_refund_that_does_not_come_holds_up_nothing_else_and_can_be_settled_by_hand() {
        var checkout = cancelledWithoutRefund();
        checkout.awaitStock("5 0 0");
        checkout.awaitStatus("CANCELLED");
        assertThat(checkout.paid()).isEqualTo(900);
        assertThat(checkout.settle(Undo.PAYMENT)).isEqualTo(InterventionResult.DONE);
        checkout.await("Cancelled");
    }

    @Test
    void a_refund_that_does_not_come_is_asked_for_again_when_somebody_says_so() {
        var checkout = cancelledWithoutRefund();
        held.end();
        assertThat(checkout.retry()).isEqualTo(InterventionResult.DONE);
        assertUndone(checkout, "changed my mind");
    }
}
