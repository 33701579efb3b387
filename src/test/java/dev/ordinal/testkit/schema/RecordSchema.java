package dev.ordinal.testkit.schema;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.privacy.Personal;
import dev.ordinal.engine.schema.internal.catalog.EventSchema;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.util.Currency;
import java.util.List;

/** The schema of what a record looks like as JSON. */
final class RecordSchema {

    private static final SchemaGenerator GENERATOR = generator();

    private RecordSchema() {}

    /** The schema that follows from a record; people add descriptions and further limits. */
    static EventSchema derive(Class<?> type) {
        return derive(type, EventName.of(type));
    }

    static EventSchema derive(Class<?> type, EventName event) {
        var derived = GENERATOR.generateSchema(type);
        var document = Json.TOLERANT.createObjectNode();
        document.put("$schema", EventSchema.DIALECT);
        document.put("$id", EventSchema.path(event));
        for (String keyword : List.of("type", "properties", "required", "$defs")) {
            if (derived.has(keyword)) document.set(keyword, derived.get(keyword));
        }
        return EventSchema.of(event, document);
    }

    private static SchemaGenerator generator() {
        var settings =
                new SchemaGeneratorConfigBuilder(
                                SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                        .with(
                                Option.DEFINITIONS_FOR_ALL_OBJECTS,
                                Option.PLAIN_DEFINITION_KEYS,
                                Option.STANDARD_FORMATS,
                                Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                                Option.NONPUBLIC_NONSTATIC_FIELDS_WITHOUT_GETTERS);
        settings.forTypesInGeneral().withPropertySorter((_, _) -> 0);
        settings.forTypesInGeneral().withCustomDefinitionProvider(RecordSchema::asWritten);
        settings.forFields().withNullableCheck(RecordSchema::isNullable);
        settings.forFields().withRequiredCheck(field -> !isNullable(field));
        return new SchemaGenerator(settings.build());
    }

    private static boolean isNullable(FieldScope field) {
        var member = field.getRawMember();
        return !field.isFakeContainerItemScope()
                && member.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /**
     * The definition of types that the generator would describe differently from what Jackson
     * writes: texts, JSON itself, and enums.
     */
    private static @Nullable CustomDefinition asWritten(
            ResolvedType type, SchemaGenerationContext context) {
        var erased = type.getErasedType();
        if (erased == Currency.class || erased == Personal.class) return inline(text());
        if (erased == ObjectNode.class) return inline(anyObject());
        if (!erased.isEnum()) return null;
        var values = text();
        var names = values.putArray("enum");
        for (Object constant : erased.getEnumConstants()) {
            names.add(Json.TOLERANT.<ObjectNode>valueToTree(constant));
        }
        return inline(values);
    }

    private static ObjectNode anyObject() {
        return Json.TOLERANT.createObjectNode().put("type", "object");
    }

    private static ObjectNode text() {
        return Json.TOLERANT.createObjectNode().put("type", "string");
    }

    private static CustomDefinition inline(ObjectNode schema) {
        return new CustomDefinition(
                schema,
                CustomDefinition.DefinitionType.INLINE,
                CustomDefinition.AttributeInclusion.YES);
    }
}
