package dev.ordinal.shop.fulfilment;

import static dev.ordinal.engine.privacy.Personal.plain;
import static dev.ordinal.shop.ordering.contract.Examples.ALICE;
import static dev.ordinal.shop.ordering.contract.Examples.ORDER;
import static dev.ordinal.shop.ordering.contract.Examples.euro;
import static dev.ordinal.shop.ordering.contract.Examples.item;

import dev.ordinal.engine.dispatch.CommandEvent.CommandRefused;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.saga.SagaSignal.RetryAsked;
import dev.ordinal.engine.saga.SagaSignal.SettledByHand;
import dev.ordinal.engine.saga.SagaSignal.TimedOut;
import dev.ordinal.shop.inventory.contract.StockEvent.StockCommitted;
import dev.ordinal.shop.inventory.contract.StockEvent.StockReleased;
import dev.ordinal.shop.inventory.contract.StockEvent.StockReserved;
import dev.ordinal.shop.ordering.contract.OrderEvent.CancellationRequested;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderCancelled;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderConfirmed;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderSubmitted;
import dev.ordinal.shop.ordering.contract.OrderEvent.PaymentProcessed;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentCaptured;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentDeclined;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentRefunded;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentVoided;
import dev.ordinal.shop.payment.contract.PaymentEvent.RefundGivenUp;
import dev.ordinal.testkit.DocumentPart;
import dev.ordinal.testkit.SagaDiagram;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Test that the diagram in the documentation matches the saga. {@code -Dsagas.accept} redraws it.
 */
class FulfilOrderDiagramTest {

    private static final Duration ANY = Duration.ofSeconds(1);

    /** The events in the order in which they come if nothing fails, then those of failures. */
    private static final List<Event> EVENTS =
            List.of(
                    new OrderSubmitted(
                            ORDER,
                            ALICE,
                            List.of(item("tea", 2, "4.50")),
                            euro("9.00"),
                            plain("pm")),
                    new StockReserved("tea", ORDER, 2),
                    new PaymentCaptured(ORDER, euro("9.00"), "pi"),
                    new PaymentProcessed(ORDER, euro("9.00"), "pi"),
                    new OrderConfirmed(ORDER),
                    new StockCommitted("tea", ORDER, 2),
                    new CancellationRequested(ORDER, plain("too slow")),
                    new PaymentDeclined(ORDER, "card_declined", null),
                    new PaymentVoided(ORDER, plain("too slow")),
                    new CommandRefused("inventory", "stock.reserve", "to", "from", "no", ""),
                    new TimedOut(Timer.STOCK),
                    new TimedOut(Timer.PAYMENT),
                    new TimedOut(Timer.ORDER),
                    new TimedOut(Timer.UNDO),
                    new PaymentRefunded(ORDER, euro("9.00"), 1),
                    new RefundGivenUp(ORDER, 5, "charge_disputed"),
                    new StockReleased("tea", ORDER, 2),
                    new OrderCancelled(ORDER, plain("too slow")),
                    new RetryAsked(),
                    new SettledByHand(Undo.PAYMENT, "by hand"),
                    new SettledByHand(Undo.stock("tea"), "by hand"),
                    new SettledByHand(Undo.ORDER, "by hand"),
                    new SettledByHand("tea", "by hand"));

    @Test
    void the_documents_show_the_saga_as_it_is() throws IOException {
        var saga = new FulfilOrder(new StepTimeouts(ANY, ANY, ANY, ANY));
        var drawn = "\n```mermaid\n" + SagaDiagram.of(saga, EVENTS) + "```\n\n";
        new DocumentPart(Path.of("docs/sagas.md"), "fulfil_order")
                .mustBe(
                        drawn,
                        Boolean.getBoolean("sagas.accept"),
                        "mvn test -Dtest=FulfilOrderDiagramTest -Dsagas.accept=true");
    }
}
