/** Sagas: processes across several modules, which are completed or compensated, whatever fails. */
@NullMarked
package dev.ordinal.engine.saga;

import org.jspecify.annotations.NullMarked;
