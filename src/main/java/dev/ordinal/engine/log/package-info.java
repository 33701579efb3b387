/**
 * The log of events: streams that are appended to with an expected version, and positions.
 *
 * <p>For you: {@link EventStore}, {@link StoredEvent}; commands and projections need neither.
 */
@NullMarked
package dev.ordinal.engine.log;

import org.jspecify.annotations.NullMarked;
