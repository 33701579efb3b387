/** Long-running work over several modules, which is carried on or undone, whatever fails. */
@NullMarked
package dev.ordinal.engine.saga;

import org.jspecify.annotations.NullMarked;
