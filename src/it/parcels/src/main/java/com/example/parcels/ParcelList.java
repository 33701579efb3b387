package com.example.parcels;

import com.example.parcels.ParcelEvent.ParcelDelivered;
import com.example.parcels.ParcelEvent.ParcelSent;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.projection.Projection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Keeps one row for each parcel. */
@ApplicationScoped
class ParcelList implements Projection<ParcelEvent> {
    @PersistenceContext EntityManager rows;

    @Override public String name() { return "parcels"; }
    @Override public Class<ParcelEvent> events() { return ParcelEvent.class; }

    @Override public void on(ParcelEvent event, Metadata metadata) {
        var id = event.parcelId().toString();
        switch (event) {
            case ParcelSent e -> rows.persist(new ParcelRow(id, e.to()));
            case ParcelDelivered _ -> rows.find(ParcelRow.class, id).deliver();
        }
    }
}
