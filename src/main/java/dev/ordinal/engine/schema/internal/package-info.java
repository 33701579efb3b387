/** Machinery of schemas: the registry of events, and decoders. For the engine only. */
@NullMarked
package dev.ordinal.engine.schema.internal;

import org.jspecify.annotations.NullMarked;
