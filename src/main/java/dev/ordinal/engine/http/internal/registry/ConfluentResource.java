package dev.ordinal.engine.http.internal.registry;

import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.schema.internal.EventRegistry;
import dev.ordinal.engine.schema.internal.compatibility.Finding;
import dev.ordinal.engine.schema.internal.compatibility.Verdict;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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

    @Inject private EventRegistry registry;
    @Inject private ServedSchemas served;
    @Inject private Subjects subjects;
    @Inject private Proposals proposals;

    @GET
    @Path("subjects")
    @Operation(hidden = true)
    public String subjects(@QueryParam("subjectPrefix") @DefaultValue("") String prefix) {
        return json(
                registry.schemas().names().stream()
                        .filter(name -> name.startsWith(prefix))
                        .toList());
    }

    @GET
    @Path("subjects/{subject}/versions")
    @Operation(hidden = true)
    public String versions(@PathParam("subject") String subject) {
        return json(IntStream.rangeClosed(1, subjects.releases(subject).size()).boxed().toList());
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

    /** Whether a schema is among the versions of a subject, and as which. */
    @POST
    @Path("subjects/{subject}")
    @Operation(hidden = true)
    public String lookUp(@PathParam("subject") String subject, String body) {
        return json(subjects.described(subjects.known(subject, documentOf(body))));
    }

    /** Answers with the id of a schema that is already released; any other schema is rejected. */
    @POST
    @Path("subjects/{subject}/versions")
    @Operation(hidden = true)
    public String register(@PathParam("subject") String subject, String body) {
        var known = subjects.find(subject, documentOf(body));
        return json(Map.of("id", known.orElseThrow(ConfluentException::readOnly).id()));
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
        if (!subject.isEmpty() && !subject.equals(schema.event().name())) {
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

    @POST
    @Path("compatibility/subjects/{subject}/versions/{version}")
    @Operation(hidden = true)
    public String check(
            @PathParam("subject") String subject,
            @PathParam("version") String version,
            @QueryParam("verbose") @DefaultValue("false") boolean verbose,
            String body) {
        var against = subjects.find(subject, version);
        return json(answer(checked(() -> proposals.check(against, documentOf(body))), verbose));
    }

    @POST
    @Path("compatibility/subjects/{subject}/versions")
    @Operation(hidden = true)
    public String checkAll(
            @PathParam("subject") String subject,
            @QueryParam("verbose") @DefaultValue("false") boolean verbose,
            String body) {
        subjects.releases(subject);
        return json(answer(checked(() -> proposals.checkNext(subject, documentOf(body))), verbose));
    }

    @GET
    @Path("config")
    @Operation(hidden = true)
    public String config() {
        return json(Map.of("compatibilityLevel", "FULL_TRANSITIVE"));
    }

    @GET
    @Path("config/{subject}")
    @Operation(hidden = true)
    public String config(@PathParam("subject") String subject) {
        subjects.releases(subject);
        return json(Map.of("compatibilityLevel", registry.compatibilityOf(subject).toString()));
    }

    @GET
    @Path("mode")
    @Operation(hidden = true)
    public String mode() {
        return json(Map.of("mode", "READONLY"));
    }

    private static Map<String, Object> answer(Verdict verdict, boolean verbose) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("is_compatible", verdict.isCompatible());
        if (verbose) {
            answer.put("messages", verdict.findings().stream().map(Finding::toString).toList());
        }
        return answer;
    }

    private interface Check {
        Verdict verdict();
    }

    private static Verdict checked(Check check) {
        try {
            return check.verdict();
        } catch (ProblemException e) {
            throw ConfluentException.badSchema(
                    e.faults().stream()
                            .map(fault -> fault.pointer() + " " + fault.detail())
                            .collect(Collectors.joining("; ")));
        }
    }

    /** The document that the body's {@code schema} holds as text. */
    private static JsonNode documentOf(String body) {
        try {
            var request = Json.TOLERANT.readTree(Objects.requireNonNullElse(body, ""));
            if (!request.path("schemaType").asString("JSON").equals("JSON")) {
                throw ConfluentException.badSchema("only schemas of type JSON are supported");
            }
            var text = request.path("schema").asStringOpt();
            return Json.TOLERANT.readTree(
                    text.orElseThrow(() -> ConfluentException.badSchema("there is none")));
        } catch (JacksonException e) {
            throw ConfluentException.badSchema("it is not valid JSON");
        }
    }

    private static String json(Object value) {
        return Json.TOLERANT.writeValueAsString(value);
    }
}
