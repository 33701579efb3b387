/** Digests, and files that hold keys. The engine's own; nothing here is for you. */
@NullMarked
package dev.ordinal.engine.crypto;

import org.jspecify.annotations.NullMarked;
