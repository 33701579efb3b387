package dev.ordinal.architecture.planted.shop.ordering.details;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity that everybody can see. */
@Entity
public class PublicRow {

    @Id private long id;

    public long id() {
        return id;
    }
}
