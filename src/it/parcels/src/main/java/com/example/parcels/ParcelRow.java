package com.example.parcels;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One parcel in the read model. */
@Entity @Table(name = "parcel")
class ParcelRow {
    @Id private String id;
    private String recipient;
    private boolean delivered;

    protected ParcelRow() {}

    ParcelRow(String id, String recipient) { this.id = id; this.recipient = recipient; }

    void deliver() { delivered = true; }

    ParcelView view() { return new ParcelView(id, recipient, delivered); }
}
