package dev.ordinal.engine.http.internal.registry;

import dev.ordinal.engine.http.ProblemException;
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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The part of Confluent's Schema Registry that checks compatibility and says what is promised: the
 * level, the mode and the contexts.
 */
@Path(ConfluentResource.PATH)
@ApplicationScoped
@PermitAll
@Produces({ConfluentResource.V1, ConfluentResource.ANY, MediaType.APPLICATION_JSON})
public class ConfluentChecksResource {

    @Inject private EventRegistry registry;
    @Inject private Subjects subjects;
    @Inject private Proposals proposals;

    @POST
    @Path("compatibility/subjects/{subject}/versions/{version}")
    @Operation(hidden = true)
    public String check(
            @PathParam("subject") String subject,
            @PathParam("version") String version,
            @QueryParam("verbose") @DefaultValue("false") boolean verbose,
            String body) {
        var against = subjects.find(subject, version);
        var proposal = ConfluentBody.schema(body);
        return answer(() -> proposals.check(against, proposal), verbose);
    }

    @POST
    @Path("compatibility/subjects/{subject}/versions")
    @Operation(hidden = true)
    public String checkAll(
            @PathParam("subject") String subject,
            @QueryParam("verbose") @DefaultValue("false") boolean verbose,
            String body) {
        var event = subjects.releases(subject).getFirst().event().name();
        var proposal = ConfluentBody.schema(body);
        return answer(() -> proposals.checkNext(event, proposal), verbose);
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
    public String config(
            @PathParam("subject") String subject,
            @QueryParam("defaultToGlobal") @DefaultValue("false") boolean defaultToGlobal) {
        if (defaultToGlobal && !subjects.exists(subject)) return config();
        var event = subjects.releases(subject).getFirst().event().name();
        return json(Map.of("compatibilityLevel", registry.compatibilityOf(event).toString()));
    }

    @GET
    @Path("mode")
    @Operation(hidden = true)
    public String mode() {
        return json(Map.of("mode", "READONLY"));
    }

    @GET
    @Path("mode/{subject}")
    @Operation(hidden = true)
    public String mode(
            @PathParam("subject") String subject,
            @QueryParam("defaultToGlobal") @DefaultValue("false") boolean defaultToGlobal) {
        if (!defaultToGlobal) subjects.releases(subject);
        return mode();
    }

    /** The contexts: there is the default one only. */
    @GET
    @Path("contexts")
    @Operation(hidden = true)
    public String contexts() {
        return json(List.of(ConfluentNames.DEFAULT_CONTEXT));
    }

    private static String answer(Supplier<Verdict> check, boolean verbose) {
        var verdict = checked(check);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("is_compatible", verdict.isCompatible());
        if (verbose) {
            answer.put("messages", verdict.findings().stream().map(Finding::toString).toList());
        }
        return json(answer);
    }

    private static Verdict checked(Supplier<Verdict> check) {
        try {
            return check.get();
        } catch (ProblemException e) {
            throw ConfluentException.badSchema(
                    e.faults().stream()
                            .map(fault -> fault.pointer() + " " + fault.detail())
                            .collect(Collectors.joining("; ")));
        }
    }

    private static String json(Object value) {
        return ConfluentResource.json(value);
    }
}
