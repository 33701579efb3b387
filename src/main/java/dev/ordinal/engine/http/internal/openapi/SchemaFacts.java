package dev.ordinal.engine.http.internal.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import dev.ordinal.engine.json.Json;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the schemas of records and enums do not say by themselves: which components are always
 * there, which may be null ({@link Nullable}), and the constants as JSON has them.
 */
final class SchemaFacts {

    private final ServedTypes types;

    SchemaFacts(ServedTypes types) {
        this.types = types;
    }

    void complete(Map<String, Schema> schemas) {
        schemas.forEach((name, schema) -> {
            for (Class<?> type : types.named(name)) complete(schema, type);
            Patterns.anchor(schema);
        });
    }

    private void complete(Schema schema, Class<?> type) {
        if (type.isEnum()) {
            schema.setEnumeration(constants(type));
        } else if (schema.getProperties() != null && isOf(schema, type)) {
            describe(schema, type);
        }
    }

    private static List<Object> constants(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(constant -> (Object) Json.STRICT.valueToTree(constant).asString())
                .toList();
    }

    /** Whether a schema is that of a record, and not of another one with the same simple name. */
    private static boolean isOf(Schema schema, Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .map(SchemaFacts::nameOf)
                .allMatch(schema.getProperties()::containsKey);
    }

    private void describe(Schema schema, Class<?> type) {
        var properties = new LinkedHashMap<>(schema.getProperties());
        var required = new ArrayList<String>();
        for (RecordComponent component : type.getRecordComponents()) {
            var name = nameOf(component);
            if (isAlwaysThere(component)) required.add(name);
            if (isNullable(component) && !isLeftOut(component)) {
                properties.compute(name, (_, known) -> nullable(known));
            }
        }
        schema.setProperties(properties);
        schema.setRequired(required.isEmpty() ? null : required);
        if (!types.isInResponses(type)) schema.setAdditionalPropertiesSchema(nothing());
    }

    /** In a request what may be null may be omitted too; a response has all its members. */
    private boolean isAlwaysThere(RecordComponent component) {
        if (!isNullable(component)) return true;
        return !types.isInRequests(component.getDeclaringRecord()) && !isLeftOut(component);
    }

    /** Whether null is a value; it is none where the annotation requires another. */
    private static boolean isNullable(RecordComponent component) {
        var declared =
                component
                        .getAccessor()
                        .getAnnotation(
                                org.eclipse.microprofile.openapi.annotations.media.Schema.class);
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && (declared == null || !declared.required());
    }

    /** Whether the component is not written when it is null. */
    private static boolean isLeftOut(RecordComponent component) {
        var own = component.getAccessor().getAnnotation(JsonInclude.class);
        var all = component.getDeclaringRecord().getAnnotation(JsonInclude.class);
        var rule = own == null ? all : own;
        return rule != null && rule.value() != JsonInclude.Include.ALWAYS;
    }

    private static String nameOf(RecordComponent component) {
        var given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given == null || given.value().isEmpty() ? component.getName() : given.value();
    }

    /** The schema of what may not be there: requests are read strictly. */
    private static Schema nothing() {
        return OASFactory.createSchema().booleanSchema(false);
    }

    private static @Nullable Schema nullable(@Nullable Schema known) {
        if (known == null) return null;
        if (known.getRef() == null) {
            if (known.getType() != null && !known.getType().contains(SchemaType.NULL)) {
                known.addType(SchemaType.NULL);
            }
            return known;
        }
        return OASFactory.createSchema()
                .addAnyOf(known)
                .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
    }
}
