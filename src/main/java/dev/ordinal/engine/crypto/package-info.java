/** Digests, and files for keys. */
@NullMarked
package dev.ordinal.engine.crypto;

import org.jspecify.annotations.NullMarked;
