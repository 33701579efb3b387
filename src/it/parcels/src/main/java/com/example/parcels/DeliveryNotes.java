package com.example.parcels;

import com.example.parcels.ParcelEvent.ParcelDelivered;
import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.message.Metadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.logging.Logger;

/** Tells the world that a parcel was delivered; here, by a line in the log. */
@ApplicationScoped
class DeliveryNotes implements Subscription<ParcelDelivered> {
    @Override public String name() { return "delivery-notes"; }
    @Override public String pattern() { return "parcel.delivered"; }
    @Override public Class<ParcelDelivered> events() { return ParcelDelivered.class; }

    @Override public void on(ParcelDelivered event, Metadata metadata) {
        Logger.getLogger("parcels").info("Delivered: " + event.parcelId());
    }
}
