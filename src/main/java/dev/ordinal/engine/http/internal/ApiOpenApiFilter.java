package dev.ordinal.engine.http.internal;

import dev.ordinal.engine.http.CommandHeaders;
import dev.ordinal.engine.http.Problems;

import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import java.util.List;

/**
 * Filter that adds the responses that operations have in common to the OpenAPI description: 401 and
 * 403 where a token is needed, 202 and the problem of a refused command where {@link
 * CommandHeaders} are taken.
 */
public final class ApiOpenApiFilter implements OASFilter {

    private static final String OPEN = "ordinal.openapi.open";

    private final List<String> open =
            ConfigProvider.getConfig().getOptionalValues(OPEN, String.class).orElse(List.of());

    @Override
    public void filterOpenAPI(OpenAPI description) {
        description
                .getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().values().forEach(call -> describe(path, call)));
    }

    private void describe(String path, Operation call) {
        if (takesCommand(call)) describeCommand(call);
        if (readsVersion(call)) describeConditions(call);
        if (takesToken(path)) {
            call.getResponses().addAPIResponse("401", problem("No valid token"));
            call.getResponses()
                    .addAPIResponse("403", problem("The caller's roles do not permit it"));
        } else {
            call.setSecurity(List.of());
        }
    }

    private static void describeCommand(Operation call) {
        var durable = OASFactory.createAPIResponse();
        durable.setDescription("Accepted and durable; read models may not show it yet");
        call.getResponses().addAPIResponse("202", durable);
        call.getResponses().addAPIResponse("default", problem("Refused; nothing has changed"));
    }

    /** Describes the preconditions of a read, which {@link ConditionalReads} evaluates. */
    private static void describeConditions(Operation call) {
        for (String header : List.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH)) {
            call.addParameter(
                    OASFactory.createParameter()
                            .name(header)
                            .in(Parameter.In.HEADER)
                            .schema(OASFactory.createSchema().addType(SchemaType.STRING)));
        }
    }

    private static boolean takesCommand(Operation call) {
        return takes(call, CommandHeaders.IDEMPOTENCY_KEY);
    }

    /** Whether a call reads a representation whose tag is the version of a stream. */
    private static boolean readsVersion(Operation call) {
        return takes(call, "atLeast");
    }

    private static boolean takes(Operation call, String parameter) {
        var parameters = call.getParameters();
        return parameters != null
                && parameters.stream().map(Parameter::getName).anyMatch(parameter::equals);
    }

    private boolean takesToken(String path) {
        return path.startsWith(ApiApplication.PATH + "/") && !open.contains(path);
    }

    private static APIResponse problem(String description) {
        var schema = OASFactory.createSchema().ref("#/components/schemas/Problem");
        var media = OASFactory.createMediaType().schema(schema);
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent().addMediaType(Problems.MEDIA_TYPE, media));
    }
}
