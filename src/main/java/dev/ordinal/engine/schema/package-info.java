/** Which events exist, in which versions, and how records become JSON and come back. */
@NullMarked
package dev.ordinal.engine.schema;

import org.jspecify.annotations.NullMarked;
