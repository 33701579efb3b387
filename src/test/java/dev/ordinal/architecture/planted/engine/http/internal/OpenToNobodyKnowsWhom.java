package dev.ordinal.architecture.planted.engine.http.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("open")
public class OpenToNobodyKnowsWhom {

    @GET
    public String read() {
        return "";
    }
}
