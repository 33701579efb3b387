/**
 * Read models that are kept up to date from the log.
 *
 * <p>For you: {@link Projection}.
 */
@NullMarked
package dev.ordinal.engine.projection;

import org.jspecify.annotations.NullMarked;
