package dev.ordinal.engine.saga;

import dev.ordinal.engine.json.Sealed;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.saga.SagaEvent.SagaStepped;
import dev.ordinal.engine.schema.EventRegistry;
import dev.ordinal.engine.store.EventStore;
import dev.ordinal.engine.store.StoredEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;

/** Where instances stand: every step has it all, so the last one is enough. */
@ApplicationScoped
class SagaStates {

    @Inject private EventStore store;
    @Inject private EventRegistry registry;

    /** An instance as it was found. */
    record Loaded<S>(S state, StreamId stream, long version, Sealed<S> codec) {}

    <S> Loaded<S> load(Saga<S> saga, String instance) {
        var stream = new StreamId(saga.name(), instance);
        var codec = new Sealed<>(saga.states());
        List<StoredEvent> last = store.readBefore(stream, Long.MAX_VALUE, 1);
        if (last.isEmpty()) return new Loaded<>(saga.initial(), stream, 0, codec);
        var state = read(saga, codec, last.getFirst());
        return new Loaded<>(state, stream, last.getFirst().metadata().version(), codec);
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

    /** Whether instances that stand in a state of this name can go on. */
    static <S> boolean canRead(Saga<S> saga, String state) {
        return new Sealed<>(saga.states()).knows(saga.formerState(state));
    }
}
