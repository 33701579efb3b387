package dev.ordinal.shop.payment.details;

import dev.ordinal.engine.database.JsonText;
import dev.ordinal.engine.json.Json;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.util.UUID;

/** Row with one payment as a document. */
@Entity
@Table(name = "payment_details")
@Cacheable(false)
class PaymentDetailsRow {

    @Id
    @Column(name = "payment_id")
    private UUID paymentId;

    @Convert(converter = JsonText.class)
    private String document;

    protected PaymentDetailsRow() {}

    PaymentDetailsRow(PaymentDetails payment) {
        paymentId = payment.paymentId();
        document = write(payment);
    }

    PaymentDetails payment() {
        return Json.TOLERANT.readValue(document, PaymentDetails.class);
    }

    void set(PaymentDetails payment) {
        document = write(payment);
    }

    private static String write(PaymentDetails payment) {
        return Json.TOLERANT.writeValueAsString(payment);
    }
}
