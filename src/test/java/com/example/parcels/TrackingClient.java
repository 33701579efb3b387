package com.example.parcels;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** A client of another service, which must not be described as a part of this one. */
@Path("tracking")
@RegisterRestClient(baseUri = "http://localhost:1")
public interface TrackingClient {

    @GET
    String track();
}
