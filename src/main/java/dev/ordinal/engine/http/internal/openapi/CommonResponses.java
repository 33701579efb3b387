package dev.ordinal.engine.http.internal.openapi;

import dev.ordinal.engine.http.ProblemType;
import dev.ordinal.engine.http.Problems;
import dev.ordinal.engine.http.internal.CommonProblems;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** Problems and headers that operations share, as components of the description. */
final class CommonResponses {

    static final String BAD_REQUEST = "400";
    static final String UNAUTHENTICATED = "401";
    static final String FORBIDDEN = "403";
    static final String NOT_FOUND = "404";
    static final String CONFLICT = "409";
    static final String STALE = "412";
    static final String TOO_LARGE = "413";
    static final String MEDIA_TYPE = "415";
    static final String INVALID = "422";
    static final String TOO_MANY = "429";
    static final String UNAVAILABLE = "503";
    static final String ANY = "default";

    static final String ETAG = "ETag";
    static final String LOCATION = "Location";
    static final String LINK = "Link";
    static final String PREFERENCE = "Preference-Applied";
    private static final String CHALLENGE = "WWW-Authenticate";
    private static final String RETRY = "Retry-After";

    private static final String RESPONSES = "#/components/responses/";
    private static final String HEADERS = "#/components/headers/";

    /** The statuses of problems that may have passed in a moment. */
    private static final Set<String> PASSING = Set.of(CONFLICT, TOO_MANY, UNAVAILABLE);

    private static final List<ProblemType> TYPES = new CommonProblems().common().types();

    /**
     * A problem that operations share.
     *
     * @param name the name of its component
     * @param code the code of the example
     */
    private record Kind(String status, String name, String description, String code) {

        APIResponse response() {
            var response = problem(description, content());
            if (status.equals(UNAUTHENTICATED)) response.addHeader(CHALLENGE, ref(CHALLENGE));
            if (PASSING.contains(status)) response.addHeader(RETRY, ref(RETRY));
            return response;
        }

        private String title() {
            return TYPES.stream()
                    .filter(type -> type.code().equals(code))
                    .map(ProblemType::title)
                    .findFirst()
                    .orElseThrow();
        }

        private Content content() {
            var example = new LinkedHashMap<String, Object>();
            example.put("type", "/problems/" + code);
            example.put("title", title());
            example.put("status", Integer.valueOf(status));
            example.put("code", code);
            example.put("traceId", "0af7651916cd43dd8448eb211c80319c");
            var content = problemContent();
            content.getMediaType(Problems.MEDIA_TYPE).setExample(example);
            return content;
        }
    }

    private static final List<Kind> KINDS =
            List.of(
                    new Kind(
                            BAD_REQUEST,
                            "BadRequest",
                            "A parameter, a header or the body is malformed",
                            "request.parameter"),
                    new Kind(
                            UNAUTHENTICATED,
                            "Unauthenticated",
                            "No valid token",
                            "access.unauthenticated"),
                    new Kind(
                            FORBIDDEN,
                            "Forbidden",
                            "The caller's roles do not permit it",
                            "access.denied"),
                    new Kind(
                            NOT_FOUND,
                            "NotFound",
                            "There is no such thing, or it belongs to somebody else",
                            "resource.not-found"),
                    new Kind(
                            CONFLICT,
                            "Conflict",
                            "A rule refuses it, or others changed the same thing; nothing has"
                                    + " happened",
                            "command.conflict"),
                    new Kind(
                            STALE,
                            "Stale",
                            "A precondition does not hold; nothing has happened",
                            "precondition.stale"),
                    new Kind(TOO_LARGE, "TooLarge", "The body is too large", "request.too-large"),
                    new Kind(
                            MEDIA_TYPE,
                            "UnsupportedMediaType",
                            "The body has a media type or an encoding that is not read here",
                            "request.media-type"),
                    new Kind(
                            INVALID,
                            "Invalid",
                            "The content of the body is not valid, or the idempotency key was used"
                                    + " for another request",
                            "request.invalid"),
                    new Kind(
                            TOO_MANY,
                            "TooManyRequests",
                            "More requests than one caller may send",
                            "request.too-many"),
                    new Kind(
                            UNAVAILABLE,
                            "Unavailable",
                            "The service cannot do this right now",
                            "service.unavailable"));

    private CommonResponses() {}

    static void addTo(Components components) {
        KINDS.forEach(kind -> components.addResponse(kind.name(), kind.response()));
        components.addResponse("Problem", problem("Anything else that fails", problemContent()));
        addHeaders(components);
    }

    /** A reference to the problem of a status, or to that of all others. */
    static APIResponse response(String status) {
        var name =
                KINDS.stream()
                        .filter(kind -> kind.status().equals(status))
                        .map(Kind::name)
                        .findFirst();
        return OASFactory.createAPIResponse().ref(RESPONSES + name.orElse("Problem"));
    }

    /** A reference to a header. */
    static Header ref(String header) {
        return OASFactory.createHeader().ref(HEADERS + header);
    }

    static Content problemContent() {
        var schema = OASFactory.createSchema().ref("#/components/schemas/Problem");
        var media = OASFactory.createMediaType().schema(schema);
        return OASFactory.createContent().addMediaType(Problems.MEDIA_TYPE, media);
    }

    private static APIResponse problem(String description, Content content) {
        return OASFactory.createAPIResponse().description(description).content(content);
    }

    private static void addHeaders(Components components) {
        var seconds =
                OASFactory.createSchema()
                        .addType(SchemaType.INTEGER)
                        .minimum(BigDecimal.ZERO)
                        .addExample(1);
        components
                .addHeader(
                        ETAG,
                        header("The version of what the response represents", text("\"3\""))
                                .required(true))
                .addHeader(
                        LOCATION,
                        header("The address of what was changed", address()).required(true))
                .addHeader(
                        LINK,
                        header(
                                "The neighbouring pages, rel=\"next\" and rel=\"prev\" (RFC 8288)",
                                text("</api/admin/audit?cursor=YTQy>; rel=\"next\"")))
                .addHeader(
                        PREFERENCE,
                        header("The preference that was followed (RFC 7240)", text("wait=5")))
                .addHeader(
                        CHALLENGE,
                        header("How to authenticate (RFC 6750)", text(Problems.CHALLENGE)))
                .addHeader(
                        RETRY, header("The seconds after which it is worth another try", seconds));
    }

    private static Header header(String description, Schema schema) {
        return OASFactory.createHeader().description(description).schema(schema);
    }

    private static Schema text(String example) {
        return OASFactory.createSchema().addType(SchemaType.STRING).addExample(example);
    }

    private static Schema address() {
        return text("/api/admin/replays/0198a2c4-7b1e-7c3a-9d52-3f1e8a6b4c21")
                .format("uri-reference");
    }
}
