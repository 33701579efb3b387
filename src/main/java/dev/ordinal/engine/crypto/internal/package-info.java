/** Machinery of keys: digests and key files. For the engine only. */
@NullMarked
package dev.ordinal.engine.crypto.internal;

import org.jspecify.annotations.NullMarked;
