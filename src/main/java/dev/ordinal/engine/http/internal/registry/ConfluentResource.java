package dev.ordinal.engine.http.internal.registry;

import dev.ordinal.engine.json.Json;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The part of Confluent's Schema Registry that clients of JSON Schema read (<a
 * href="https://docs.confluent.io/platform/current/schema-registry/develop/api.html">its REST
 * interface</a>). A subject is an event's name, its versions are numbered in the order of their
 * release, and nothing can be registered: schemas are released with the code.
 */
@Path(ConfluentResource.PATH)
@ApplicationScoped
@PermitAll
@Produces({ConfluentResource.V1, ConfluentResource.ANY, MediaType.APPLICATION_JSON})
public class ConfluentResource {

    static final String PATH = "apis/ccompat/v7";
    static final String V1 = "application/vnd.schemaregistry.v1+json";
    static final String ANY = "application/vnd.schemaregistry+json";

    @Inject private ServedSchemas served;
    @Inject private Subjects subjects;

    @GET
    @Path("subjects")
    @Operation(hidden = true)
    public String subjects(
            @QueryParam("subjectPrefix") @DefaultValue(ConfluentNames.EVERYWHERE) String prefix,
            @QueryParam("deletedOnly") @DefaultValue("false") boolean deletedOnly,
            @BeanParam ConfluentPage page) {
        return json(page.of(deletedOnly ? List.of() : subjects.beginningWith(prefix)));
    }

    @GET
    @Path("subjects/{subject}/versions")
    @Operation(hidden = true)
    public String versions(
            @PathParam("subject") String subject,
            @QueryParam("deletedOnly") @DefaultValue("false") boolean deletedOnly,
            @BeanParam ConfluentPage page) {
        int versions = subjects.releases(subject).size();
        if (deletedOnly) throw ConfluentException.noSubject(subject);
        return json(page.of(IntStream.rangeClosed(1, versions).boxed().toList()));
    }

    @GET
    @Path("subjects/{subject}/versions/{version}")
    @Operation(hidden = true)
    public String version(
            @PathParam("subject") String subject, @PathParam("version") String version) {
        return json(subjects.described(subjects.find(subject, version)));
    }

    @GET
    @Path("subjects/{subject}/versions/{version}/schema")
    @Operation(hidden = true)
    public String schema(
            @PathParam("subject") String subject, @PathParam("version") String version) {
        return json(served.document(subjects.find(subject, version)));
    }

    /** The schemas that refer to a version: none, since schemas are self-contained. */
    @GET
    @Path("subjects/{subject}/versions/{version}/referencedby")
    @Operation(hidden = true)
    public String referencedBy(
            @PathParam("subject") String subject, @PathParam("version") String version) {
        subjects.find(subject, version);
        return json(List.of());
    }

    /** Whether a schema is among the versions of a subject, and as which. */
    @POST
    @Path("subjects/{subject}")
    @Operation(hidden = true)
    public String lookUp(@PathParam("subject") String subject, String body) {
        return json(subjects.described(subjects.known(subject, ConfluentBody.schema(body))));
    }

    /** Answers with the id of a schema that is already released; any other schema is rejected. */
    @POST
    @Path("subjects/{subject}/versions")
    @Operation(hidden = true)
    public String register(@PathParam("subject") String subject, String body) {
        var known = subjects.find(subject, ConfluentBody.schema(body));
        return json(Map.of("id", known.orElseThrow(ConfluentException::readOnly).id()));
    }

    @GET
    @Path("schemas")
    @Operation(hidden = true)
    public String schemas(
            @QueryParam("subjectPrefix") @DefaultValue(ConfluentNames.EVERYWHERE) String prefix,
            @QueryParam("latestOnly") @DefaultValue("false") boolean latestOnly,
            @BeanParam ConfluentPage page) {
        return json(
                page.of(
                        subjects.beginningWith(prefix).stream()
                                .flatMap(subject -> subjects.releases(subject, latestOnly).stream())
                                .map(subjects::described)
                                .toList()));
    }

    @GET
    @Path("schemas/types")
    @Operation(hidden = true)
    public String types() {
        return json(List.of("JSON"));
    }

    @GET
    @Path("schemas/ids/{id}")
    @Operation(hidden = true)
    public String byId(
            @PathParam("id") String id, @QueryParam("subject") @DefaultValue("") String subject) {
        var schema = subjects.find(id);
        var event = schema.event().name();
        if (!subject.isEmpty() && !ConfluentNames.event(subject).equals(event)) {
            throw ConfluentException.noSchema();
        }
        return json(Map.of("schemaType", "JSON", "schema", served.document(schema).toString()));
    }

    @GET
    @Path("schemas/ids/{id}/schema")
    @Operation(hidden = true)
    public String schemaById(@PathParam("id") String id) {
        return json(served.document(subjects.find(id)));
    }

    @GET
    @Path("schemas/ids/{id}/subjects")
    @Operation(hidden = true)
    public String subjectsOf(@PathParam("id") String id) {
        return json(List.of(subjects.find(id).event().name()));
    }

    @GET
    @Path("schemas/ids/{id}/versions")
    @Operation(hidden = true)
    public String versionsOf(@PathParam("id") String id) {
        var schema = subjects.find(id);
        return json(
                List.of(
                        Map.of(
                                "subject",
                                schema.event().name(),
                                "version",
                                subjects.number(schema))));
    }

    static String json(Object value) {
        return Json.TOLERANT.writeValueAsString(value);
    }
}
