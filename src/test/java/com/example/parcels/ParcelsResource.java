package com.example.parcels;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Resource for the number of parcels. */
@Path("parcels")
@ApplicationScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class ParcelsResource {

    /** The number of parcels. */
    public record ParcelCount(long parcels) {}

    @GET
    public ParcelCount count() {
        return new ParcelCount(0);
    }
}
