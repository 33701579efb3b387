/** What all parts of the engine use to look into a failure and to wait after it. */
@NullMarked
package dev.ordinal.engine.failure;

import org.jspecify.annotations.NullMarked;
