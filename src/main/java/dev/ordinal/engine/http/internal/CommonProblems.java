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
    static final String OTHER = "request.refused";
    public static final String STALE = "precondition.stale";
    public static final String CONFLICT = "command.conflict";
    public static final String UNAUTHENTICATED = "access.unauthenticated";
    public static final String FORBIDDEN = "access.denied";
    public static final String TOO_MANY = "request.too-many";
    public static final String KEY = "idempotency.key-invalid";
    public static final String KEY_REUSED = "idempotency.key-reused";
    public static final String STILL_RUNNING = "idempotency.still-running";
    public static final String BEHIND = "read-model.behind";
    public static final String UNAVAILABLE = "service.unavailable";
    static final String TOO_LONG = "service.too-long";
    static final String INTERNAL = "service.error";

    @Produces
    ProblemTypes common() {
        return new ProblemTypes(
                List.of(
                        new ProblemType(
                                MALFORMED,
                                400,
                                "The body is no JSON that can be read",
                                "Send one JSON object in UTF-8. The detail says where reading"
                                        + " stopped."),
                        new ProblemType(
                                INVALID,
                                422,
                                "The body is JSON, but its content is not valid",
                                "Each entry of errors points at a place in the body and says what"
                                        + " is wrong there."),
                        new ProblemType(
                                PARAMETER,
                                400,
                                "A parameter of the URL or a header is not valid",
                                "The detail names the parameter and what it may be."),
                        new ProblemType(
                                TOO_LARGE,
                                413,
                                "The body is too large",
                                "Send less at once. The detail names the limit."),
                        new ProblemType(
                                TOO_SLOW,
                                408,
                                "The body came too slowly",
                                "Nothing has happened. Send the request again, and all of it."
                                        + " The detail names the limit."),
                        new ProblemType(
                                NOT_FOUND,
                                404,
                                "There is nothing at this address",
                                "Check the path and the id. What belongs to somebody else is not"
                                        + " shown either."),
                        new ProblemType(
                                METHOD,
                                405,
                                "This address does not take that method",
                                "The header Allow lists the methods it takes."),
                        new ProblemType(
                                NOT_ACCEPTABLE,
                                406,
                                "The answer cannot be had in that media type",
                                "Ask for application/json."),
                        new ProblemType(
                                MEDIA_TYPE,
                                415,
                                "The body has a media type that is not read here",
                                "Send Content-Type: application/json."),
                        new ProblemType(
                                OTHER, 400, "The request cannot be served", "The status says why."),
                        new ProblemType(
                                STALE,
                                412,
                                "It has changed since you read it",
                                "Read it again, look whether your change still makes sense, and"
                                        + " send it with the new ETag."),
                        new ProblemType(
                                CONFLICT,
                                409,
                                "Others changed the same thing at the same time, again and again",
                                "Nothing has happened. Send the request again in a moment."),
                        new ProblemType(
                                UNAUTHENTICATED,
                                401,
                                "You have not shown who you are",
                                "Send the header Authorization: Bearer with a token that is valid"
                                        + " here. Tokens expire; get another one."),
                        new ProblemType(
                                FORBIDDEN,
                                403,
                                "You may not do this",
                                "Ask somebody with the right role."),
                        new ProblemType(
                                TOO_MANY,
                                429,
                                "You send more requests than one caller may",
                                "Wait as long as Retry-After says, and send them more slowly."),
                        new ProblemType(
                                KEY,
                                400,
                                "The Idempotency-Key is no key",
                                "Send a string of 1 to 255 visible characters in double quotes,"
                                        + " best a UUID."),
                        new ProblemType(
                                KEY_REUSED,
                                422,
                                "The Idempotency-Key was used for another request",
                                "Take a new key for every new request; send the old one only to"
                                        + " repeat the same request."),
                        new ProblemType(
                                STILL_RUNNING,
                                409,
                                "The first request with this Idempotency-Key is still running",
                                "Send it again in a moment to get its answer."),
                        new ProblemType(
                                BEHIND,
                                503,
                                "The read model is not yet that far",
                                "Ask again in a moment. currentVersion says how far it is."),
                        new ProblemType(
                                UNAVAILABLE,
                                503,
                                "The service cannot do its work right now",
                                "Nothing has happened. Send the request again later, with the same"
                                        + " Idempotency-Key."),
                        new ProblemType(
                                TOO_LONG,
                                503,
                                "The request took longer than one may",
                                "Nothing has happened. Send the request again later, with the same"
                                        + " Idempotency-Key."),
                        new ProblemType(
                                INTERNAL,
                                500,
                                "Something is broken in the service",
                                "Report the time, and the traceId if there is one. Whether"
                                    + " something has happened is not known; repeat only with an"
                                    + " Idempotency-Key.")));
    }
}
