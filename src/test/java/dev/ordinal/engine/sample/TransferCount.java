package dev.ordinal.engine.sample;

import static dev.ordinal.engine.saga.Step.to;

import dev.ordinal.engine.dispatch.CommandEvent.CommandRefused;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.saga.Saga;
import dev.ordinal.engine.saga.SagaSignal.SettledByHand;
import dev.ordinal.engine.saga.SagaSignal.TimedOut;
import dev.ordinal.engine.saga.Step;
import dev.ordinal.engine.sample.CounterCommand.Count;
import dev.ordinal.engine.sample.CounterEvent.Counted;
import dev.ordinal.engine.sample.CounterEvent.TransferStarted;
import dev.ordinal.engine.sample.TransferState.Counting;
import dev.ordinal.engine.sample.TransferState.GivenBack;
import dev.ordinal.engine.sample.TransferState.GivingBack;
import dev.ordinal.engine.sample.TransferState.Idle;
import dev.ordinal.engine.sample.TransferState.Lost;
import dev.ordinal.engine.sample.TransferState.Transferred;
import dev.ordinal.engine.sample.TransferState.Waiting;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Saga that waits, counts at the other counter, and gives back to the first counter what the other
 * refuses.
 */
final class TransferCount implements Saga<TransferState> {

    static final String NAME = "transfer_count";

    private record Given(TransferState state, Event event) {}

    @Override
    public Step<TransferState> on(TransferState state, Event event) {
        return switch (new Given(state, event)) {
            case Given(Idle _, TransferStarted e) ->
                    step(new Waiting(e)).startTimer("delay", Duration.ofMillis(e.delayMillis()));
            case Given(Waiting(var t), TimedOut _) -> step(new Counting(t)).send(count(t.to(), t));
            case Given(Counting(var t), Counted e) when e.counterId().equals(t.to()) ->
                    to(new Transferred());
            case Given(Counting(var t), CommandRefused e) ->
                    step(new GivingBack(t, e.code())).send(count(t.counterId(), t));
            case Given(GivingBack s, Counted _) -> to(new GivenBack(s.reason()));
            case Given(GivingBack _, CommandRefused e) -> to(new Lost(e.code()));
            case Given(Lost _, SettledByHand e) -> to(new GivenBack(e.reason()));
            case Given(_, _) -> to(state);
        };
    }

    private static Count count(UUID counter, TransferStarted transfer) {
        return new Count(counter, transfer.by(), transfer.transferId());
    }

    private static Step<TransferState> step(TransferState state) {
        return to(state);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<TransferState> states() {
        return TransferState.class;
    }

    @Override
    public TransferState initial() {
        return new Idle();
    }

    @Override
    public Set<Class<? extends Event>> events() {
        return Set.of(TransferStarted.class, Counted.class);
    }

    @Override
    public Optional<String> instance(Event event) {
        return switch (event) {
            case TransferStarted e -> Optional.of(e.transferId().toString());
            case Counted e -> Optional.ofNullable(e.transferId()).map(UUID::toString);
            default -> Optional.empty();
        };
    }

    @Override
    public boolean isFinished(TransferState state) {
        return state instanceof Transferred || state instanceof GivenBack;
    }

    @Override
    public List<String> needsAttention(TransferState state) {
        return state instanceof Lost ? List.of("count") : List.of();
    }
}
