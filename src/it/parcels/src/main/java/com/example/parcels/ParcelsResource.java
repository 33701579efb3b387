package com.example.parcels;

import com.example.parcels.ParcelCommand.SendParcel;
import dev.ordinal.engine.http.CommandGateway;
import dev.ordinal.engine.http.CommandGateway.Views;
import dev.ordinal.engine.http.CommandHeaders;
import dev.ordinal.engine.http.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Parcels over HTTP. */
@Path("parcels/{id}")
@ApplicationScoped
@RolesAllowed(Roles.CUSTOMER)
public class ParcelsResource {
    @Inject CommandGateway gateway;
    @PersistenceContext EntityManager rows;

    public record Label(String to) {}

    @PUT
    public CompletionStage<Response> send(@PathParam("id") UUID id, @BeanParam CommandHeaders headers, Label label) {
        var command = new SendParcel(id, label == null ? null : label.to());
        return gateway.send(command, label, headers, Views.at(ParcelList.class, "/api/parcels/" + id, () -> read(id)));
    }

    @GET
    public ParcelView read(@PathParam("id") UUID id) {
        var row = Optional.ofNullable(rows.find(ParcelRow.class, id.toString()));
        return row.map(ParcelRow::view).orElseThrow(NotFoundException::new);
    }
}
