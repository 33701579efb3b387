/** How JSON is read and written here. */
@NullMarked
package dev.ordinal.engine.json;

import org.jspecify.annotations.NullMarked;
