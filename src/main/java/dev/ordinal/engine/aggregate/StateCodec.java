package dev.ordinal.engine.aggregate;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.store.Snapshot;

import tools.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * States as JSON for snapshots, {@code {"type": "Open", "state": {...}}}, and whether this code may
 * trust a stored one.
 */
final class StateCodec<S> {

    private final Class<S> states;
    private final String fingerprint;
    private final Map<String, Class<?>> types = new HashMap<>();

    /** The names of the state's records are what tells them apart. */
    private record Typed(String type, JsonNode state) {}

    StateCodec(Class<S> states, Class<?> decider) {
        this.states = states;
        this.fingerprint = Fingerprint.of(decider, states);
        collect(states);
    }

    private void collect(Class<?> type) {
        if (type.isSealed()) {
            for (Class<?> sub : type.getPermittedSubclasses()) collect(sub);
        } else {
            types.put(type.getSimpleName(), type);
        }
    }

    Snapshot write(S state, long version) {
        var tree = Json.TOLERANT.valueToTree(state);
        var typed = new Typed(state.getClass().getSimpleName(), tree);
        return new Snapshot(version, fingerprint, Json.TOLERANT.writeValueAsString(typed));
    }

    /** The state, unless the snapshot was folded by other code. */
    Optional<S> read(Snapshot snapshot) {
        if (!snapshot.fingerprint().equals(fingerprint)) return Optional.empty();
        var typed = Json.TOLERANT.readValue(snapshot.state(), Typed.class);
        return Optional.ofNullable(types.get(typed.type()))
                .map(type -> states.cast(Json.TOLERANT.treeToValue(typed.state(), type)));
    }
}
