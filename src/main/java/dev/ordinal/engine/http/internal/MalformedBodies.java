package dev.ordinal.engine.http.internal;

import dev.ordinal.engine.http.ProblemException;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * Interceptor that answers 400 to a body whose reader rejects it as an illegal argument, as that of
 * forms does with {@code %zz}. It would be a fault of the server otherwise.
 */
@Provider
@Dependent
public class MalformedBodies implements ReaderInterceptor {

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        try {
            return context.proceed();
        } catch (IllegalArgumentException _) {
            throw ProblemException.of(
                    CommonProblems.MALFORMED, "The body is not what its Content-Type says");
        }
    }
}
