package com.example.parcels;

import com.example.parcels.Delivery.Done;
import com.example.parcels.Delivery.UnderWay;
import com.example.parcels.ParcelCommand.DeliverParcel;
import com.example.parcels.ParcelEvent.ParcelDelivered;
import com.example.parcels.ParcelEvent.ParcelSent;
import dev.ordinal.engine.saga.SagaSignal.TimedOut;
import dev.ordinal.testkit.SagaSpec;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final UUID ID = UUID.randomUUID();

    @Test
    void what_was_sent_is_delivered() {
        var delivery = SagaSpec.of(new Delivery());
        delivery.when(new ParcelSent(ID, "Ann")).thenState(UnderWay.class).thenSends(new DeliverParcel(ID));
        var sent = delivery.given(new ParcelSent(ID, "Ann"));
        sent.when(new ParcelDelivered(ID)).thenState(Done.class).thenStops("delivery").thenFinished();
    }

    @Test
    void a_delivery_that_takes_too_long_is_asked_for_again() {
        var sent = SagaSpec.of(new Delivery()).given(new ParcelSent(ID, "Ann"));
        sent.when(new TimedOut("delivery")).thenSends(new DeliverParcel(ID)).thenStarts("delivery", Duration.ofDays(2));
    }
}
