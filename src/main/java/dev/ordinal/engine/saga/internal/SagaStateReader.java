package dev.ordinal.engine.saga.internal;

import dev.ordinal.engine.json.internal.SealedJson;
import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.saga.Saga;
import dev.ordinal.engine.saga.internal.SagaEvent.SagaStepped;
import dev.ordinal.engine.schema.internal.EventRegistry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** Reader of the current states of instances: the last step on a stream holds the whole state. */
@ApplicationScoped
class SagaStateReader {

    @Inject private EventStore store;
    @Inject private EventRegistry registry;

    /**
     * The state of an instance.
     *
     * @param version the version of the stream; 0 if the instance has taken no step
     * @param correlationId the correlation of the last step; null if there is none
     */
    record Loaded<S>(
            S state,
            StreamId stream,
            long version,
            @Nullable UUID correlationId,
            SealedJson<S> codec) {}

    <S> Loaded<S> load(Saga<S> saga, String instance) {
        var stream = new StreamId(saga.name(), instance);
        var codec = new SealedJson<>(saga.states());
        List<StoredEvent> last = store.readBefore(stream, Long.MAX_VALUE, 1);
        if (last.isEmpty()) return new Loaded<>(saga.initial(), stream, 0, null, codec);
        var state = read(saga, codec, last.getFirst());
        var metadata = last.getFirst().metadata();
        var correlationId = metadata.origin().correlationId();
        return new Loaded<>(state, stream, metadata.version(), correlationId, codec);
    }

    private <S> S read(Saga<S> saga, SealedJson<S> codec, StoredEvent last) {
        var step = last.read(registry.decoder(SagaStepped.class)).getFirst();
        var state = step.state().deepCopy();
        state.put("type", saga.formerState(step.to()));
        return codec.read(state)
                .orElseThrow(() -> new UnreadableSagaException(saga.name(), step.to()));
    }

    /** The name under which a state is stored. */
    static String nameOf(Object state) {
        return state.getClass().getSimpleName();
    }
}
