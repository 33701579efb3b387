package dev.ordinal.engine.http.internal;

import dev.ordinal.engine.http.ProblemType;
import dev.ordinal.engine.http.ProblemTypes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.util.List;

/** The kinds of problems that every resource can have. */
@ApplicationScoped
public class CommonProblems {

    static final String MALFORMED = "request.malformed";
    public static final String INVALID = "request.invalid";
    public static final String PARAMETER = "request.parameter";
    static final String TOO_LARGE = "request.too-large";
    static final String TOO_SLOW = "request.too-slow";
    static final String NOT_FOUND = "resource.not-found";
    static final String METHOD = "request.method";
    static final String NOT_ACCEPTABLE = "request.not-acceptable";
    static final String MEDIA_TYPE = "request.media-type";
    public static final String CODING = "request.content-coding";
    static final String OTHER = "request.refused";
    public static final String STALE = "precondition.stale";
    static final String ABSENT = "precondition.absent";
    static final String EXISTS = "precondition.exists";
    public static final String CONFLICT = "command.conflict";
    public static final String UNAUTHENTICATED = "access.unauthenticated";
    public static final String FORBIDDEN = "access.denied";
    public static final String TOO_MANY = "request.too-many";
    public static final String TOO_MANY_FEEDS = "feed.too-many";
    public static final String FEEDS_FULL = "feed.no-room";
    public static final String KEY = "idempotency.key-invalid";
    public static final String KEY_REUSED = "idempotency.key-reused";
    public static final String STILL_RUNNING = "idempotency.still-running";
    public static final String BEHIND = "read-model.behind";
    public static final String UNAVAILABLE = "service.unavailable";
    static final String TOO_LONG = "service.too-long";
    static final String INTERNAL = "service.error";

    /** The kinds, sorted by what they are about. */
    @Produces
    public ProblemTypes common() {
        return new ProblemTypes(
                List.of(
                        new ProblemType(
                                MALFORMED,
                                400,
                                "The body is not valid JSON",
                                "Send one JSON object in UTF-8. The detail names the line and"
                                        + " column of the fault."),
                        new ProblemType(
                                INVALID,
                                422,
                                "The content of the body is invalid",
                                "Each entry of errors has a pointer to a place in the body and says"
                                        + " what is wrong there."),
                        new ProblemType(
                                PARAMETER,
                                400,
                                "A query parameter, path parameter or header is invalid",
                                "The detail names the parameter and its valid values."),
                        new ProblemType(
                                TOO_LARGE,
                                413,
                                "The body is too large",
                                "Send a smaller body. The detail names the limit."),
                        new ProblemType(
                                TOO_SLOW,
                                408,
                                "The body arrived too slowly",
                                "Nothing has changed. Send the whole request again. The detail"
                                        + " names the limit."),
                        new ProblemType(
                                NOT_FOUND,
                                404,
                                "The resource does not exist",
                                "Check the path and the id. A resource of another customer is"
                                        + " answered in the same way."),
                        new ProblemType(
                                METHOD,
                                405,
                                "The resource does not support this method",
                                "The header Allow lists the supported methods."),
                        new ProblemType(
                                NOT_ACCEPTABLE,
                                406,
                                "The response is not available in this media type",
                                "Send Accept: application/json."),
                        new ProblemType(
                                MEDIA_TYPE,
                                415,
                                "The media type of the body is not supported",
                                "Send Content-Type: application/json."),
                        new ProblemType(
                                CODING,
                                415,
                                "The content coding of the body is not supported",
                                "Send the body without Content-Encoding, or with one that the"
                                        + " header Accept-Encoding of the answer lists."),
                        new ProblemType(
                                OTHER,
                                400,
                                "The request was refused",
                                "The status and the detail say why it was refused."),
                        new ProblemType(
                                STALE,
                                412,
                                "The resource has changed since you read it",
                                "Read it again, check that your change still applies, and send it"
                                        + " with the new ETag."),
                        new ProblemType(
                                ABSENT,
                                412,
                                "The resource does not exist yet",
                                "If-Match changes only a resource that exists. Send"
                                        + " If-None-Match: * to create it."),
                        new ProblemType(
                                EXISTS,
                                412,
                                "The resource exists already",
                                "Read it, check that your change still applies, and send it with"
                                        + " If-Match and its ETag."),
                        new ProblemType(
                                CONFLICT,
                                409,
                                "Other requests changed the same resource at the same time",
                                "Nothing has changed. Send the request again in a moment."),
                        new ProblemType(
                                UNAUTHENTICATED,
                                401,
                                "The request has no valid token",
                                "Send the header Authorization: Bearer with a valid token. Tokens"
                                        + " expire: get a new one."),
                        new ProblemType(
                                FORBIDDEN,
                                403,
                                "Your roles do not permit this request",
                                "Ask a person with the required role."),
                        new ProblemType(
                                TOO_MANY,
                                429,
                                "You have exceeded the rate limit",
                                "Wait for the time in Retry-After, and send requests at a lower"
                                        + " rate."),
                        new ProblemType(
                                TOO_MANY_FEEDS,
                                429,
                                "You have reached the limit of live feeds for one caller",
                                "Close one, or wait for the time in Retry-After. One feed tells of"
                                        + " all your changes."),
                        new ProblemType(
                                FEEDS_FULL,
                                503,
                                "The server has reached its limit of live feeds",
                                "Wait for the time in Retry-After, and connect again with the same"
                                        + " Last-Event-ID."),
                        new ProblemType(
                                KEY,
                                400,
                                "The Idempotency-Key is invalid",
                                "Send 1 to 255 visible characters in double quotes, preferably a"
                                        + " UUID."),
                        new ProblemType(
                                KEY_REUSED,
                                422,
                                "The Idempotency-Key was used for another request",
                                "Use a new key for every new request. Send a key again only to"
                                        + " repeat the same request."),
                        new ProblemType(
                                STILL_RUNNING,
                                409,
                                "The first request with this Idempotency-Key is still running",
                                "Send the request again in a moment to get the response."),
                        new ProblemType(
                                BEHIND,
                                503,
                                "The read model has not reached this version",
                                "Send the request again in a moment. currentVersion is the version"
                                        + " that the read model has reached."),
                        new ProblemType(
                                UNAVAILABLE,
                                503,
                                "The service is unavailable",
                                "Nothing has changed. Send the request again later, with the same"
                                        + " Idempotency-Key."),
                        new ProblemType(
                                TOO_LONG,
                                503,
                                "The request exceeded its time limit",
                                "Nothing has changed. Send the request again later, with the same"
                                        + " Idempotency-Key."),
                        new ProblemType(
                                INTERNAL,
                                500,
                                "The service has an internal error",
                                "Report the time, and the traceId if there is one. The request may"
                                        + " have been carried out: repeat it only with the same"
                                        + " Idempotency-Key.")));
    }
}
