package dev.ordinal.engine.http.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.ordinal.engine.http.ProblemException;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Interceptor that refuses a form whose text is no text, as {@link RequestGuard} does a query. */
@Provider
@Dependent
public class FormText implements ReaderInterceptor {

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (isForm(context.getMediaType())) {
            var form = context.getInputStream().readAllBytes();
            RequestText.faultOfForm(new String(form, ISO_8859_1))
                    .ifPresent(fault -> {
                        throw ProblemException.parameter(fault);
                    });
            context.setInputStream(new ByteArrayInputStream(form));
        }
        return context.proceed();
    }

    private static boolean isForm(@Nullable MediaType type) {
        return type != null && MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type);
    }
}
