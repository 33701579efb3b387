/** Store and forward: every committed event to the broker, in order. */
@NullMarked
package dev.ordinal.engine.relay;

import org.jspecify.annotations.NullMarked;
