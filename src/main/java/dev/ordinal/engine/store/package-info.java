/** The log of events: append with an expected version, streams, positions, snapshots. */
@NullMarked
package dev.ordinal.engine.store;

import org.jspecify.annotations.NullMarked;
