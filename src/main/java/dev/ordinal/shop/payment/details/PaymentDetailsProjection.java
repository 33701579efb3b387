package dev.ordinal.shop.payment.details;

import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.projection.Projection;
import dev.ordinal.shop.payment.contract.PaymentEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Projection that maintains {@link PaymentDetails}. */
@ApplicationScoped
class PaymentDetailsProjection implements Projection<PaymentEvent> {

    @PersistenceContext private EntityManager rows;

    @Override
    public String name() {
        return "payment-details";
    }

    @Override
    public Class<PaymentEvent> events() {
        return PaymentEvent.class;
    }

    @Override
    public void on(PaymentEvent event, Metadata metadata) {
        var row = rows.find(PaymentDetailsRow.class, event.paymentId());
        if (row == null) {
            var first = PaymentDetails.unheardOf(event.paymentId());
            rows.persist(new PaymentDetailsRow(first.after(event, metadata)));
        } else {
            row.set(row.payment().after(event, metadata));
        }
    }
}
