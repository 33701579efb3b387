package dev.ordinal.engine.http;

import dev.ordinal.engine.http.Problem.Fault;
import dev.ordinal.engine.http.internal.CommonProblems;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<Fault> faults;
    private final @Nullable Long currentVersion;

    private ProblemException(
            String code, @Nullable String detail, List<Fault> faults, @Nullable Long version) {
        super(detail, null, false, false);
        this.code = code;
        this.faults = faults;
        this.currentVersion = version;
    }

    public static ProblemException of(String code, @Nullable String detail) {
        return new ProblemException(code, detail, List.of(), null);
    }

    /** A body whose content is not what it may be. */
    public static ProblemException invalid(List<Fault> faults) {
        return new ProblemException(CommonProblems.INVALID, null, faults, null);
    }

    static ProblemException at(String code, @Nullable String detail, long currentVersion) {
        return new ProblemException(code, detail, List.of(), currentVersion);
    }

    /** A parameter that is not what it may be. */
    public static ProblemException parameter(String detail) {
        return of(CommonProblems.PARAMETER, detail);
    }

    String code() {
        return code;
    }

    /** What is wrong with the body. */
    public List<Fault> faults() {
        return faults;
    }

    @Nullable Long currentVersion() {
        return currentVersion;
    }
}
