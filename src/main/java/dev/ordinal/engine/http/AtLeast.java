package dev.ordinal.engine.http;

import jakarta.ws.rs.QueryParam;

import org.jspecify.annotations.Nullable;

/**
 * The version that a reading request waits for: the parameter {@code atLeast}, a number of events.
 * A resource method takes it as a {@code @BeanParam} and passes it to {@link ReadYourWrites}.
 */
public class AtLeast {

    @QueryParam("atLeast")
    private @Nullable String atLeast;

    /**
     * The version; 0 without the parameter.
     *
     * @throws ProblemException 400 if the parameter is not valid
     */
    long version() {
        if (atLeast == null) return 0;
        if (atLeast.matches("\\d{1,18}")) return Long.parseLong(atLeast);
        throw ProblemException.parameter("atLeast must be a number of events");
    }
}
