package dev.ordinal.engine.saga;

import dev.ordinal.engine.json.Sealed;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.saga.SagaEvent.SagaStepped;
import dev.ordinal.engine.schema.EventRegistry;
import dev.ordinal.engine.store.EventStore;
import dev.ordinal.engine.store.StoredEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** Where instances stand: every step has it all, so the last one is enough. */
@ApplicationScoped
class SagaStateReader {

    @Inject private EventStore store;
    @Inject private EventRegistry registry;

    /**
     * An instance as it was found.
     *
     * @param correlationId of its last step, or null if it has taken none
     */
    record Loaded<S>(
            S state,
            StreamId stream,
            long version,
            @Nullable UUID correlationId,
            Sealed<S> codec) {}

    <S> Loaded<S> load(Saga<S> saga, String instance) {
        var stream = new StreamId(saga.name(), instance);
        var codec = new Sealed<>(saga.states());
        List<StoredEvent> last = store.readBefore(stream, Long.MAX_VALUE, 1);
        if (last.isEmpty()) return new Loaded<>(saga.initial(), stream, 0, null, codec);
        var state = read(saga, codec, last.getFirst());
        var metadata = last.getFirst().metadata();
        var correlationId = metadata.origin().correlationId();
        return new Loaded<>(state, stream, metadata.version(), correlationId, codec);
    }

    private <S> S read(Saga<S> saga, Sealed<S> codec, StoredEvent last) {
        var step = last.read(registry.decoder(SagaStepped.class)).getFirst();
        var state = step.state().deepCopy();
        state.put("type", saga.formerState(step.to()));
        return codec.read(state)
                .orElseThrow(() -> new UnreadableSagaException(saga.name(), step.to()));
    }

    static String nameOf(Object state) {
        return state.getClass().getSimpleName();
    }
}
