package dev.ordinal.engine.aggregate.internal;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.json.internal.SealedJson;
import dev.ordinal.engine.log.internal.Snapshot;

import java.util.Optional;

/**
 * Codec between states and JSON for snapshots. It also decides whether this code may trust a stored
 * state.
 */
final class StateCodec<S> {

    private final SealedJson<S> states;
    private final String fingerprint;

    StateCodec(Class<S> states, Class<?> decider) {
        this.states = new SealedJson<>(states);
        this.fingerprint = Fingerprint.of(decider, states);
    }

    Snapshot write(S state, long version) {
        return new Snapshot(version, fingerprint, states.write(state).toString());
    }

    /** The state, unless the snapshot was folded by other code. */
    Optional<S> read(Snapshot snapshot) {
        if (!snapshot.fingerprint().equals(fingerprint)) return Optional.empty();
        return states.read(Json.TOLERANT.readTree(snapshot.state()));
    }
}
