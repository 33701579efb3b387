package dev.ordinal.engine.http.internal.registry;

import com.fasterxml.jackson.annotation.JsonCreator;

import dev.ordinal.engine.http.Problem.Fault;
import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.schema.internal.EventRegistry;
import dev.ordinal.engine.schema.internal.compatibility.Finding;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.stream.Collectors;

/** Resource for events, their versions and their schemas. */
@Path("schemas")
@ApplicationScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Schemas")
public class SchemasResource {

    /** The media type of JSON Schema documents. */
    private static final String SCHEMA_JSON = "application/schema+json";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    @Inject private EventRegistry registry;
    @Inject private Proposals proposals;
    @Inject private ServedSchemas served;

    /** List of all events. */
    public record EventList(List<EventDescription> items) {}

    /** Request body with a proposed schema; it may also be the schema itself. */
    public record Proposal(
            @Nullable @Schema(examples = "2.1.0") String version,
            @Schema(type = SchemaType.OBJECT) JsonNode schema) {

        private record Request(@Nullable String version, JsonNode schema) {}

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Proposal of(JsonNode body) {
            if (Proposals.isSchema(body)) return new Proposal(null, body);
            var request = Json.STRICT.treeToValue(body, Request.class);
            return new Proposal(request.version(), request.schema());
        }
    }

    /**
     * Result of the check of a proposed schema.
     *
     * @param version the version under which it was checked: the proposal's, or the next minor
     *     version
     * @param least the lowest version under which it could be released next
     * @param needsStep whether that version also needs an upcaster from the older events
     */
    public record Assessment(
            boolean compatible,
            @Schema(examples = "2.1.0") String version,
            @Schema(examples = "2.1.0") String least,
            boolean needsStep,
            List<Finding> findings) {}

    /** Every event. */
    @GET
    @Operation(
            operationId = "listEventSchemas",
            summary = "List all events",
            description = "Every event that this service knows, with the versions of its schema.")
    public EventList events() {
        return new EventList(registry.schemas().names().stream().map(served::describe).toList());
    }

    /** One event and its versions. */
    @GET
    @Path("{name}")
    @Operation(
            operationId = "readEventSchemas",
            summary = "List the versions of an event and their compatibility",
            description = "One event and the versions of its schema.")
    public EventDescription event(
            @Parameter(description = "The name of the event", example = "parcel.sent")
                    @PathParam("name")
                    String name) {
        requireKnown(name);
        return served.describe(name);
    }

    /** The schema itself. It never changes. */
    @GET
    @Path("{name}/{version}")
    @Produces({SCHEMA_JSON, MediaType.APPLICATION_JSON})
    @APIResponse(
            responseCode = "200",
            description = "JSON Schema 2020-12",
            content = @Content(mediaType = SCHEMA_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    @Operation(
            operationId = "readEventSchema",
            summary = "Read the schema of one version of an event",
            description = "The schema itself. It never changes.")
    public Response schema(
            @Parameter(description = "The name of the event", example = "parcel.sent")
                    @PathParam("name")
                    String name,
            @Parameter(description = "The version of the schema", example = "2.0.0")
                    @PathParam("version")
                    String version) {
        var event = new EventName(name, version);
        var schema = registry.schemas().find(event).orElseThrow(() -> notFound(event));
        return Response.ok(served.document(schema).toPrettyString() + "\n")
                .header("Cache-Control", FOR_EVER)
                .build();
    }

    /** Checks a schema against all released versions, and releases nothing. */
    @POST
    @Path("{name}/compatibility")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "checkCompatibility",
            summary = "Check the compatibility of a schema",
            description = "Checks a schema against all released versions, and releases nothing.")
    public Assessment check(
            @Parameter(description = "The name of the event", example = "parcel.sent")
                    @PathParam("name")
                    String name,
            @Nullable Proposal proposal) {
        requireKnown(name);
        if (proposal == null) {
            throw ProblemException.invalid(List.of(new Fault("", "must contain a schema")));
        }
        return proposals.check(name, proposal);
    }

    private void requireKnown(String name) {
        if (!registry.schemas().names().contains(name)) throw notFound(name);
    }

    private static ProblemException notFound(String what) {
        return ProblemException.of("schema.not-found", "No schema of " + what + " is released");
    }

    private ProblemException notFound(EventName event) {
        var known =
                registry.schemas().versionsOf(event.name()).stream()
                        .map(schema -> schema.version().toString())
                        .collect(Collectors.joining(", "));
        return notFound(event + (known.isEmpty() ? "" : " (there are " + known + ")"));
    }
}
