/** Whether a new version of a schema keeps what its number promises. */
@NullMarked
package dev.ordinal.engine.schema.internal.compatibility;

import org.jspecify.annotations.NullMarked;
