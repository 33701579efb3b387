package dev.ordinal.testkit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Tells tests from outside how many events and receipts there are: {@code events receipts}. */
@Path("test/events")
@ApplicationScoped
public class EventCount {

    @PersistenceContext private EntityManager entities;

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public String count() {
        return count("event") + " events, " + count("receipt") + " receipts";
    }

    private long count(String table) {
        var rows = entities.createNativeQuery("select count(*) from " + table).getSingleResult();
        return ((Number) rows).longValue();
    }
}
