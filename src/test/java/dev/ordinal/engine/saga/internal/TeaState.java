package dev.ordinal.engine.saga.internal;

import dev.ordinal.engine.saga.Compensation;
import dev.ordinal.engine.saga.internal.KettleEvent.TeaWanted;

import org.jspecify.annotations.Nullable;

/** States of making tea. */
sealed interface TeaState {

    record Idle() implements TeaState {}

    /**
     * The kettle is on. Older code called this state Heating.
     *
     * @param cup which older code did not know
     */
    record Boiling(TeaWanted wanted, @Nullable String cup) implements TeaState {}

    record Steeping(TeaWanted wanted) implements TeaState {}

    record Served() implements TeaState {}

    record Cooling(TeaWanted wanted, Compensation undoing) implements TeaState {}

    record Poured(String reason) implements TeaState {}
}
