package dev.ordinal.engine.http.internal.operator;

import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.http.Callers;
import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.engine.http.Roles;
import dev.ordinal.engine.privacy.People;
import dev.ordinal.engine.privacy.internal.Erasure;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Resource for the persons behind pseudonyms and for their erasure. */
@Path("admin/people")
@ApplicationScoped
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class PeopleResource {

    @Inject private Erasure erasure;
    @Inject private People people;
    @Inject private Callers callers;

    /**
     * A person as events know them.
     *
     * @param id the pseudonym, which is the customer's id in events
     */
    public record PersonSummary(UUID id, boolean erased) {}

    /** The pseudonym of a person in events. */
    @GET
    @Path("{person}")
    @Operation(
            operationId = "findPerson",
            summary = "Find the pseudonym of a person, or whether the person was erased",
            description = "The pseudonym under which a person stands in events.")
    public PersonSummary find(
            @Parameter(
                            description = "The subject of the customer's token, or the pseudonym",
                            example = "ann")
                    @PathParam("person")
                    String named) {
        var person = person(named);
        return new PersonSummary(person, people.isErased(person));
    }

    /**
     * Erases the key of a person: nothing that was sealed with it can be read any more.
     *
     * @param named the subject of the customer's token, or the pseudonym
     * @param reason the reason; it is kept for ever, so it must not name the person
     */
    @DELETE
    @Path("{person}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "erasePerson",
            summary = "Erase a person",
            description =
                    "Erases the key of a person: nothing that was sealed with it can be read any"
                            + " more. For administrators.")
    @APIResponse(
            responseCode = "204",
            description = "The person is erased, by this request or an earlier one")
    public void erase(
            @Parameter(
                            description = "The subject of the customer's token, or the pseudonym",
                            example = "ann")
                    @PathParam("person")
                    String named,
            @Parameter(
                            required = true,
                            description =
                                    "Why; it is kept for ever, so it must not name the person",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            minLength = 1,
                                            examples = "Asked for by the person"))
                    @QueryParam("reason")
                    @Nullable String reason) {
        var person = person(named);
        if (reason == null || reason.isBlank() || erasure.isNamedIn(person, reason)) {
            throw ProblemException.parameter(
                    "reason must state why, and must not contain the person's name");
        }
        erasure.erase(person, reason, CommandContext.by(callers.current().actor()));
    }

    private UUID person(String named) {
        return erasure.find(named).orElseThrow(() -> ProblemException.of("person.not-found", null));
    }
}
