package dev.ordinal.testkit.schema;

import dev.ordinal.engine.schema.internal.catalog.EventSchema;
import dev.ordinal.engine.schema.internal.catalog.Keywords;
import dev.ordinal.engine.schema.internal.catalog.Violation;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Comparison of a record with its schema: they must have the same properties of the same types, and
 * the same of them required. Further constraints of the schema (a pattern, a limit) make no
 * difference.
 */
final class RecordFit {

    private final List<Violation> differences = new ArrayList<>();

    private RecordFit() {}

    /** The differences; each points into the schema. */
    static List<Violation> differences(EventSchema ofRecord, EventSchema schema) {
        var fit = new RecordFit();
        fit.compare(
                Keywords.withoutAnnotations(ofRecord.inlined()),
                Keywords.withoutAnnotations(schema.inlined()),
                "");
        return List.copyOf(fit.differences);
    }

    private void compare(JsonNode ofRecord, JsonNode schema, String pointer) {
        compareTexts("type", ofRecord, schema, pointer);
        compareTexts("enum", ofRecord, schema, pointer);
        if (ofRecord.has("format")) compareTexts("format", ofRecord, schema, pointer);
        compareProperties(ofRecord, schema, pointer);
        compareBelow("items", ofRecord, schema, pointer);
        compareBelow("additionalProperties", ofRecord, schema, pointer);
        compareBranches(ofRecord, schema, pointer);
    }

    private void compareTexts(String keyword, JsonNode ofRecord, JsonNode schema, String pointer) {
        var written = texts(ofRecord.path(keyword));
        var described = texts(schema.path(keyword));
        if (written.equals(described)) return;
        fault(
                pointer + "/" + keyword,
                "the record has %s, the schema %s".formatted(shown(written), shown(described)));
    }

    private static String shown(Set<String> texts) {
        return texts.isEmpty() ? "none" : String.join(", ", texts);
    }

    private void compareProperties(JsonNode ofRecord, JsonNode schema, String pointer) {
        var written = ofRecord.path("properties");
        var described = schema.path("properties");
        var names = new TreeSet<>(written.propertyNames());
        names.addAll(described.propertyNames());
        var required = texts(ofRecord.path("required"));
        var demanded = texts(schema.path("required"));
        for (String name : names) {
            var place = Violation.below(pointer + "/properties", name);
            if (!described.has(name)) {
                fault(place, "the record has it, and the schema does not");
            } else if (!written.has(name)) {
                fault(place, "the schema has it, and the record does not");
            } else {
                compare(written.path(name), described.path(name), place);
                compareRequired(name, required, demanded, place);
            }
        }
    }

    private void compareRequired(
            String name, Set<String> required, Set<String> demanded, String place) {
        if (required.contains(name) == demanded.contains(name)) return;
        fault(
                place,
                required.contains(name)
                        ? "the record always has it, and the schema does not require it"
                        : "the schema requires it, and the record may have null");
    }

    private void compareBelow(String keyword, JsonNode ofRecord, JsonNode schema, String pointer) {
        if (!ofRecord.path(keyword).isObject() && !schema.path(keyword).isObject()) return;
        compare(ofRecord.path(keyword), schema.path(keyword), pointer + "/" + keyword);
    }

    private void compareBranches(JsonNode ofRecord, JsonNode schema, String pointer) {
        var written = ofRecord.path("anyOf");
        var described = schema.path("anyOf");
        if (written.size() != described.size()) {
            fault(pointer + "/anyOf", "the record has other alternatives than the schema");
            return;
        }
        for (int i = 0; i < written.size(); i++) {
            compare(written.path(i), described.path(i), pointer + "/anyOf/" + i);
        }
    }

    private static Set<String> texts(JsonNode node) {
        var texts = new TreeSet<String>();
        if (node.isString()) texts.add(node.stringValue());
        node.forEach(item -> texts.add(item.asString("null")));
        return texts;
    }

    private void fault(String pointer, String detail) {
        differences.add(new Violation(pointer, "record-changed", detail));
    }
}
