package dev.ordinal.shop.fulfilment;

import static dev.ordinal.shop.ordering.contract.Examples.ORDER;
import static dev.ordinal.shop.ordering.contract.Examples.euro;

import dev.ordinal.engine.dispatch.CommandEvent.CommandRefused;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.saga.SagaSignal.RetryAsked;
import dev.ordinal.engine.saga.SagaSignal.SettledByHand;
import dev.ordinal.engine.saga.SagaSignal.TimedOut;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentDisputeClosed;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentDisputed;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentRefunded;
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
class ResolvePaymentDiagramTest {

    private static final List<Event> EVENTS =
            List.of(
                    new RefundGivenUp(ORDER, 5, "charge_disputed"),
                    new PaymentDisputed(ORDER, "dp_1", "fraudulent"),
                    new PaymentDisputeClosed(ORDER, "dp_1", "won", false),
                    new PaymentDisputeClosed(ORDER, "dp_1", "lost", true),
                    new PaymentRefunded(ORDER, euro("9.00"), 6),
                    new RetryAsked(),
                    new TimedOut(ResolvePayment.REFUND),
                    new CommandRefused("payment", "payment.refund", "to", "from", "no", ""),
                    new SettledByHand(ResolvePayment.REFUND, "by hand"),
                    new SettledByHand("dispute dp_1", "by hand"),
                    new SettledByHand("lost dispute dp_1", "by hand"));

    @Test
    void the_documents_show_the_saga_as_it_is() throws IOException {
        var saga = new ResolvePayment(Duration.ofMinutes(30));
        var drawn = "\n```mermaid\n" + SagaDiagram.of(saga, EVENTS) + "```\n\n";
        new DocumentPart(Path.of("docs/sagas.md"), "resolve_payment")
                .mustBe(
                        drawn,
                        Boolean.getBoolean("sagas.accept"),
                        "mvn test -Dtest=ResolvePaymentDiagramTest -Dsagas.accept=true");
    }
}
