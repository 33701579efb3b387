/** The released schemas: where they lie, what makes one sound, and whether a body fits. */
@NullMarked
package dev.ordinal.engine.schema.internal.catalog;

import org.jspecify.annotations.NullMarked;
