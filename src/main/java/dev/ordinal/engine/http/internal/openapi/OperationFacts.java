package dev.ordinal.engine.http.internal.openapi;

import static dev.ordinal.engine.http.internal.openapi.CommonResponses.ANY;
import static dev.ordinal.engine.http.internal.openapi.CommonResponses.BAD_REQUEST;
import static dev.ordinal.engine.http.internal.openapi.CommonResponses.CONFLICT;
import static dev.ordinal.engine.http.internal.openapi.CommonResponses.ETAG;
import static dev.ordinal.engine.http.internal.openapi.CommonResponses.FORBIDDEN;
import static dev.ordinal.engine.http.internal.openapi.CommonResponses.INVALID;
import static dev.ordinal.engine.http.internal.openapi.CommonResponses.LINK;
import static dev.ordinal.engine.http.internal.openapi.CommonResponses.LOCATION;
import static dev.ordinal.engine.http.internal.openapi.CommonResponses.MEDIA_TYPE;
import static dev.ordinal.engine.http.internal.openapi.CommonResponses.NOT_FOUND;
import static dev.ordinal.engine.http.internal.openapi.CommonResponses.PREFERENCE;
import static dev.ordinal.engine.http.internal.openapi.CommonResponses.STALE;
import static dev.ordinal.engine.http.internal.openapi.CommonResponses.TOO_LARGE;
import static dev.ordinal.engine.http.internal.openapi.CommonResponses.TOO_MANY;
import static dev.ordinal.engine.http.internal.openapi.CommonResponses.UNAUTHENTICATED;
import static dev.ordinal.engine.http.internal.openapi.CommonResponses.UNAVAILABLE;

import dev.ordinal.engine.http.CommandHeaders;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What follows for the responses of an operation from what it takes: a path with an id can be
 * wrong, a body can be too large, and so on.
 */
final class OperationFacts {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final HttpMethod verb;
    private final Operation operation;
    private final boolean takesToken;

    /**
     * @param takesToken whether the operation is for callers with a token only
     */
    OperationFacts(HttpMethod verb, Operation operation, boolean takesToken) {
        this.verb = verb;
        this.operation = operation;
        this.takesToken = takesToken;
    }

    void complete() {
        if (!takesToken) operation.setSecurity(List.of());
        if (takes(In.HEADER, CommandHeaders.IDEMPOTENCY_KEY)) describeCommand();
        if (takes(In.HEADER, CommonParameters.IF_NONE_MATCH)) describeRepresentation();
        if (takes(In.QUERY, "cursor")) header(success(), LINK);
        var declared = operation.getResponses().getAPIResponses();
        var all = new LinkedHashMap<String, APIResponse>(declared);
        for (String status : problems()) {
            var own = declared.get(status);
            if (own == null) all.put(status, CommonResponses.response(status));
            else if (own.getContent() == null) own.setContent(CommonResponses.problemContent());
        }
        all.put(ANY, CommonResponses.response(ANY));
        operation.getResponses().setAPIResponses(all);
    }

    private void describeCommand() {
        var durable = OASFactory.createAPIResponse();
        durable.setDescription("Accepted and durable; read models may not show it yet");
        operation.getResponses().addAPIResponse("202", durable);
        for (APIResponse accepted : List.of(durable, success())) {
            header(accepted, LOCATION);
            header(accepted, ETAG);
            header(accepted, PREFERENCE);
        }
    }

    private void describeRepresentation() {
        var known = OASFactory.createAPIResponse();
        known.setDescription("The caller has this version already");
        operation.getResponses().addAPIResponse("304", known);
        header(known, ETAG);
        header(success(), ETAG);
    }

    private APIResponse success() {
        var found = operation.getResponses().getAPIResponse("200");
        return found == null ? OASFactory.createAPIResponse() : found;
    }

    private static void header(APIResponse response, String name) {
        response.addHeader(name, CommonResponses.ref(name));
    }

    /** The statuses of what can go wrong, and those that the operation declares itself. */
    private Set<String> problems() {
        var statuses = new TreeSet<>(Set.of(TOO_MANY, UNAVAILABLE));
        operation.getResponses().getAPIResponses().keySet().stream()
                .filter(status -> status.startsWith("4") || status.startsWith("5"))
                .forEach(statuses::add);
        boolean hasBody = operation.getRequestBody() != null;
        if (hasBody || !parameters().isEmpty()) statuses.add(BAD_REQUEST);
        if (hasBody) statuses.addAll(Set.of(TOO_LARGE, MEDIA_TYPE, INVALID));
        if (takesToken) statuses.addAll(Set.of(UNAUTHENTICATED, FORBIDDEN));
        if (takesToken && !SAFE.contains(verb)) statuses.add(CONFLICT);
        if (takes(In.HEADER, CommandHeaders.IDEMPOTENCY_KEY)) statuses.add(INVALID);
        if (takes(In.HEADER, CommonParameters.IF_MATCH)) statuses.add(STALE);
        if (parameters().stream().anyMatch(p -> p.getIn() == In.PATH)) statuses.add(NOT_FOUND);
        return statuses;
    }

    private boolean takes(In place, String name) {
        return parameters().stream().anyMatch(p -> p.getIn() == place && name.equals(p.getName()));
    }

    private List<Parameter> parameters() {
        return operation.getParameters() == null ? List.of() : operation.getParameters();
    }
}
