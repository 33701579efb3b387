/** The log of events: append with an expected version, streams, positions, snapshots. */
@NullMarked
package dev.ordinal.engine.log;

import org.jspecify.annotations.NullMarked;
