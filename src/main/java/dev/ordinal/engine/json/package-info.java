/**
 * JSON as the engine reads and writes it.
 *
 * <p>For you: {@link Json}.
 */
@NullMarked
package dev.ordinal.engine.json;

import org.jspecify.annotations.NullMarked;
