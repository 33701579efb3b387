package dev.ordinal.engine.http.internal;

import dev.ordinal.engine.http.Problem.Fault;
import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.engine.http.Problems;
import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.json.internal.PlainText;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;

/**
 * Reader and writer of JSON bodies. Reading is strict: an unknown property is an error. A resource
 * that takes bytes receives the body unchanged.
 */
@Provider
@Dependent
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, Problems.MEDIA_TYPE})
public class JsonBodies implements MessageBodyReader<Object>, MessageBodyWriter<Object> {

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
            InputStream body)
            throws IOException {
        var bytes = body.readAllBytes();
        if (isEmpty(bytes)) return null;
        return Json.STRICT.readerFor(Json.STRICT.constructType(full)).readValue(bytes);
    }

    /**
     * Reads a body to its end, so that the fault of what is no JSON is that, and not what it would
     * have held.
     *
     * @throws ProblemException 400 if the body is not one JSON value; 422 if PostgreSQL cannot
     *     store a text in it, which a tree of nodes would not notice
     */
    private static boolean isEmpty(byte[] body) {
        try (var parser = Json.STRICT.createParser(body)) {
            try {
                return values(parser) == 0;
            } catch (StreamConstraintsException e) {
                throw malformed(limit(parser));
            }
        }
    }

    private static int values(JsonParser parser) {
        int values = 0;
        for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
            boolean begins =
                    parser.streamReadContext().getNestingDepth() == (token.isStructStart() ? 1 : 0);
            if (begins && !token.isStructEnd() && ++values > 1) {
                throw malformed("The body contains more than one JSON value");
            }
            if (isText(token) && !PlainText.isPlain(parser.getString())) {
                var place = parser.streamReadContext().pathAsPointer().toString();
                throw ProblemException.invalid(List.of(new Fault(place, PlainText.FAULT)));
            }
        }
        return values;
    }

    private static boolean isText(JsonToken token) {
        return token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME;
    }

    private static String limit(JsonParser parser) {
        int deepest = parser.streamReadConstraints().getMaxNestingDepth();
        return parser.streamReadContext().getNestingDepth() < deepest
                ? "The body contains a number or a text that is too long"
                : "The body is nested deeper than " + deepest + " levels";
    }

    private static ProblemException malformed(String detail) {
        return ProblemException.of(CommonProblems.MALFORMED, detail);
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
