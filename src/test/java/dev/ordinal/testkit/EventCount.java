package dev.ordinal.testkit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * Resource that shows tests outside of the server the number of events and receipts: {@code events
 * receipts}.
 */
@Path("test/events")
@ApplicationScoped
public class EventCount {

    @Inject private Sql sql;

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public String count() {
        return sql.number("select count(*) from event")
                + " events, "
                + sql.number("select count(*) from receipt")
                + " receipts";
    }
}
