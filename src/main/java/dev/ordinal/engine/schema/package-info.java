/** Which event names and versions exist, and how their records become JSON and come back. */
@NullMarked
package dev.ordinal.engine.schema;

import org.jspecify.annotations.NullMarked;
