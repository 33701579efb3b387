/**
 * Decoders of stored events. The schemas themselves are files, one for each version of an event.
 *
 * <p>For you: {@link EventDecoders}, {@link EventDecoder}; projections, subscriptions and sagas
 * need neither.
 */
@NullMarked
package dev.ordinal.engine.schema;

import org.jspecify.annotations.NullMarked;
