package dev.ordinal.engine.schema.internal.compatibility;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What the keywords of an object say of its properties. */
record Members(JsonNode keywords) {

    ObjectNode properties() {
        return map("properties");
    }

    ObjectNode patterns() {
        return map("patternProperties");
    }

    private ObjectNode map(String keyword) {
        return keywords.path(keyword) instanceof ObjectNode map
                ? map
                : JsonNodeFactory.instance.objectNode();
    }

    Optional<JsonNode> additional() {
        return Optional.of(keywords.path("additionalProperties"))
                .filter(schema -> !schema.isMissingNode());
    }

    /** The schemas that a property must meet; empty if none mentions it. */
    List<JsonNode> of(String name) {
        var said = new ArrayList<JsonNode>();
        if (properties().has(name)) said.add(properties().path(name));
        patterns()
                .forEachEntry((pattern, schema) -> {
                    if (matches(pattern, name)) said.add(schema);
                });
        if (said.isEmpty()) additional().ifPresent(said::add);
        return said;
    }

    /**
     * Whether a name matches a pattern of {@code patternProperties}.
     *
     * @throws UndecidedException if the pattern is no regular expression of Java
     */
    static boolean matches(String pattern, String name) {
        try {
            return Pattern.compile(pattern).matcher(name).find();
        } catch (PatternSyntaxException e) {
            throw new UndecidedException("the pattern " + pattern + " is not understood", e);
        }
    }

    /** Whether patterns here concern properties that are additional there. */
    boolean clashesWith(Members other) {
        boolean limits = other.additional().filter(s -> !Simplification.accepts(s)).isPresent();
        return limits
                && patterns().propertyNames().stream().anyMatch(p -> !other.patterns().has(p));
    }
}
