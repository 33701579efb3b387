/** Deciders, what they answer, and the one handler that runs them on a stream. */
@NullMarked
package dev.ordinal.engine.aggregate;

import org.jspecify.annotations.NullMarked;
