/**
 * Store and forward: every published event goes from the log to the broker, in order. Nothing here
 * is for you.
 */
@NullMarked
package dev.ordinal.engine.relay;

import org.jspecify.annotations.NullMarked;
