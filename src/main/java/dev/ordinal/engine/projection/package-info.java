/** Read models that are fed from the log, and how far behind they are. */
@NullMarked
package dev.ordinal.engine.projection;

import org.jspecify.annotations.NullMarked;
