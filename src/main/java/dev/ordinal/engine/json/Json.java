package dev.ordinal.engine.json;

import dev.ordinal.engine.json.internal.PlainText;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The two JSON mappers of the engine (Jackson). They write the same: enums in lower case,
 * components in the order of the record. They differ in how they read. Both are safe for any number
 * of threads.
 */
public final class Json {

    /**
     * The mapper for JSON that this software has written: it ignores components that a newer
     * version has added. Events, states and commands are read with it.
     */
    public static final JsonMapper TOLERANT =
            mapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /**
     * The mapper for JSON from callers, such as request bodies: unknown or repeated names, values
     * of another type, null for a number, and text that PostgreSQL cannot store are errors.
     */
    public static final JsonMapper STRICT =
            mapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .addModule(new SimpleModule().addDeserializer(String.class, new PlainText()))
                    .build();

    private Json() {}

    private static JsonMapper.Builder mapper() {
        return JsonMapper.builder()
                .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }
}
