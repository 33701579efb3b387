/**
 * Machinery of released schemas: their files, their soundness, validation of a body. For the engine
 * only.
 */
@NullMarked
package dev.ordinal.engine.schema.internal.catalog;

import org.jspecify.annotations.NullMarked;
