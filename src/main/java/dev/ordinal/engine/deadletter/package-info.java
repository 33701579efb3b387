/** Triage of dead letters: look, edit, replay, discard; every act is an event. */
@NullMarked
package dev.ordinal.engine.deadletter;

import org.jspecify.annotations.NullMarked;
