package dev.ordinal.web;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import java.util.List;

/** Says of every call whether it takes a token, and what comes of a bad one. */
public final class TokensInOpenApi {

    private static final List<String> WITHOUT =
            List.of("/api/token", "/api/token/keys", "/api/payments/webhook");

    private TokensInOpenApi() {}

    public static void describe(OpenAPI description) {
        description
                .getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().values().forEach(call -> describe(path, call)));
    }

    private static void describe(String path, Operation call) {
        if (takesToken(path)) {
            call.getResponses().addAPIResponse("401", problem("No token, or none that is valid"));
            call.getResponses().addAPIResponse("403", problem("Not for this role"));
        } else {
            call.setSecurity(List.of());
        }
    }

    private static boolean takesToken(String path) {
        return path.startsWith(ApiApplication.PATH + "/") && !WITHOUT.contains(path);
    }

    private static APIResponse problem(String description) {
        var schema = OASFactory.createSchema().ref("#/components/schemas/Problem");
        var media = OASFactory.createMediaType().schema(schema);
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent().addMediaType(Problems.MEDIA_TYPE, media));
    }
}
