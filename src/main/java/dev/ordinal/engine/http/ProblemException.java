package dev.ordinal.engine.http;

import dev.ordinal.engine.http.Problem.Fault;
import dev.ordinal.engine.http.internal.CommonProblems;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * Exception that ends a request with a problem: the response has the status, the title and the page
 * of the {@link ProblemType} of that code. A resource or its views throw it; commands are refused
 * with a code instead, see {@link dev.ordinal.engine.aggregate.Decision.Refused}. It has no stack
 * trace and is not logged.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<Fault> faults;
    private final @Nullable Long currentVersion;
    private final @Nullable Duration retryAfter;

    private ProblemException(
            String code, @Nullable String detail, List<Fault> faults, @Nullable Long version) {
        this(code, detail, faults, version, null);
    }

    private ProblemException(
            String code,
            @Nullable String detail,
            List<Fault> faults,
            @Nullable Long version,
            @Nullable Duration retryAfter) {
        super(detail, null, false, false);
        this.code = code;
        this.faults = faults;
        this.currentVersion = version;
        this.retryAfter = retryAfter;
    }

    /**
     * The problem of a code.
     *
     * @param code the code of a {@link ProblemType}; without one the status is 409
     * @param detail what is special about this occurrence, or null
     */
    public static ProblemException of(String code, @Nullable String detail) {
        return new ProblemException(code, detail, List.of(), null);
    }

    /** The problem of a body with faults, 422. */
    public static ProblemException invalid(List<Fault> faults) {
        return new ProblemException(CommonProblems.INVALID, null, faults, null);
    }

    /**
     * The problem of a version that is not the expected one.
     *
     * @param code the code of a {@link ProblemType}
     * @param detail what is special about this occurrence, or null
     * @param currentVersion the version that there is
     */
    public static ProblemException at(String code, @Nullable String detail, long currentVersion) {
        return new ProblemException(code, detail, List.of(), currentVersion);
    }

    /**
     * The problem of a parameter that is not valid, 400.
     *
     * @param detail the parameter, and what it may be
     */
    public static ProblemException parameter(String detail) {
        return of(CommonProblems.PARAMETER, detail);
    }

    /**
     * The problem of a request that may succeed later.
     *
     * @param code the code of a {@link ProblemType}
     * @param detail what is special about this occurrence, or null
     * @param retryAfter the time after which it may, sent as {@code Retry-After} in whole seconds,
     *     at least 1
     */
    public static ProblemException later(
            String code, @Nullable String detail, Duration retryAfter) {
        return new ProblemException(code, detail, List.of(), null, retryAfter);
    }

    String code() {
        return code;
    }

    /** The faults of the body; empty if the problem has none. */
    public List<Fault> faults() {
        return faults;
    }

    @Nullable Long currentVersion() {
        return currentVersion;
    }

    @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
