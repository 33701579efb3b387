/**
 * Aggregates: rules that decide on commands, and the states that events fold into.
 *
 * <p>For you: {@link Decider}, {@link Decision}, {@link Aggregate}.
 */
@NullMarked
package dev.ordinal.engine.aggregate;

import org.jspecify.annotations.NullMarked;
