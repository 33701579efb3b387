/** Machinery of personal data: vault, keys, seals, erasure. For the engine only. */
@NullMarked
package dev.ordinal.engine.privacy.internal;

import org.jspecify.annotations.NullMarked;
