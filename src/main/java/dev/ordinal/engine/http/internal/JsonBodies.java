package dev.ordinal.engine.http.internal;

import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.engine.http.Problems;
import dev.ordinal.engine.json.Json;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Reader and writer of JSON bodies. Reading is strict: an unknown property is an error. A resource
 * that takes bytes receives the body unchanged.
 */
@Provider
@Dependent
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, Problems.MEDIA_TYPE})
public class JsonBodies implements MessageBodyReader<Object>, MessageBodyWriter<Object> {

    private static final ObjectReader FIRST =
            Json.STRICT.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Override
    public boolean isReadable(Class<?> type, Type full, Annotation[] annotations, MediaType media) {
        return type != byte[].class;
    }

    @Override
    public @Nullable Object readFrom(
            Class<Object> type,
            Type full,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        try (var parser = Json.STRICT.createParser(body)) {
            if (parser.nextToken() == null) return null;
            var value = FIRST.forType(Json.STRICT.constructType(full)).readValue(parser);
            if (parser.nextToken() == null) return value;
            throw ProblemException.of(
                    CommonProblems.MALFORMED, "The body contains more than one JSON value");
        }
    }

    @Override
    public boolean isWriteable(
            Class<?> type, Type full, Annotation[] annotations, MediaType media) {
        return type != String.class;
    }

    @Override
    public void writeTo(
            Object entity,
            Class<?> type,
            Type full,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        // Written as a whole, so that a value that cannot be serialized leaves no partial response.
        body.write(Json.STRICT.writeValueAsBytes(entity));
    }
}
