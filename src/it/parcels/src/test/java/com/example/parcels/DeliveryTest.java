package com.example.parcels;

import com.example.parcels.Delivery.Done;
import com.example.parcels.Delivery.UnderWay;
import com.example.parcels.ParcelCommand.DeliverParcel;
import com.example.parcels.ParcelEvent.ParcelDelivered;
import com.example.parcels.ParcelEvent.ParcelSent;
import dev.ordinal.testkit.SagaSpec;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final UUID ID = UUID.randomUUID();

    @Test
    void what_was_sent_is_delivered() {
        var delivery = SagaSpec.of(new Delivery());
        delivery.when(new ParcelSent(ID, "Ann")).thenState(UnderWay.class).thenSends(new DeliverParcel(ID));
        delivery.given(new ParcelSent(ID, "Ann")).when(new ParcelDelivered(ID)).thenState(Done.class).thenFinished();
    }
}
