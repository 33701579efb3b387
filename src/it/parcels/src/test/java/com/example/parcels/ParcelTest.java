package com.example.parcels;

import com.example.parcels.ParcelCommand.DeliverParcel;
import com.example.parcels.ParcelCommand.SendParcel;
import com.example.parcels.ParcelEvent.ParcelDelivered;
import com.example.parcels.ParcelEvent.ParcelSent;
import dev.ordinal.testkit.DeciderSpec;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ParcelTest {
    private static final UUID ID = UUID.randomUUID();
    private final DeciderSpec<ParcelCommand, Parcel.State, ParcelEvent> parcel = DeciderSpec.of(new Parcel());

    @Test
    void a_parcel_is_sent_once() {
        parcel.when(new SendParcel(ID, "Ann")).then(new ParcelSent(ID, "Ann"));
        parcel.given(new ParcelSent(ID, "Ann")).when(new SendParcel(ID, "Bob")).thenRefused("parcel.already-sent");
    }

    @Test
    void a_parcel_is_delivered_once() {
        var sent = parcel.given(new ParcelSent(ID, "Ann"));
        sent.when(new DeliverParcel(ID)).then(new ParcelDelivered(ID));
        sent.given(new ParcelDelivered(ID)).when(new DeliverParcel(ID)).thenNothing();
    }
}
