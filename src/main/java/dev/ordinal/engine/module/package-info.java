/**
 * The choice of the modules that a server runs ({@code ordinal.module.<name>}, {@code
 * ORDINAL_MODULES}). It is configured; nothing here is for you.
 */
@NullMarked
package dev.ordinal.engine.module;

import org.jspecify.annotations.NullMarked;
