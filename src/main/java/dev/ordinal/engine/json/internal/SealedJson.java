package dev.ordinal.engine.json.internal;

import dev.ordinal.engine.json.Json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The records of a sealed interface as JSON, {@code {"type": "Open", "state": {...}}}: their simple
 * names tell them apart.
 *
 * @param <S> the sealed interface, or a single record
 */
public final class SealedJson<S> {

    private static final String TYPE = "type";
    private static final String STATE = "state";

    private final Class<S> root;
    private final Map<String, Class<?>> records = new HashMap<>();

    public SealedJson(Class<S> root) {
        this.root = root;
        collect(root);
    }

    private void collect(Class<?> type) {
        if (type.isSealed()) {
            for (Class<?> sub : type.getPermittedSubclasses()) collect(sub);
        } else {
            records.put(type.getSimpleName(), type);
        }
    }

    /** Whether there is a record of that name. */
    public boolean knows(String type) {
        return records.containsKey(type);
    }

    public ObjectNode write(S value) {
        var typed = Json.TOLERANT.createObjectNode();
        typed.put(TYPE, value.getClass().getSimpleName());
        typed.set(STATE, Json.TOLERANT.<JsonNode>valueToTree(value));
        return typed;
    }

    /** The record; empty if its type no longer exists. */
    public Optional<S> read(JsonNode typed) {
        return Optional.ofNullable(records.get(typed.path(TYPE).asString("")))
                .map(type -> root.cast(Json.TOLERANT.treeToValue(typed.path(STATE), type)));
    }
}
