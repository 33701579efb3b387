/**
 * Machinery of modules: which run here, and which beans and packages that leaves out. For the
 * engine only.
 */
@NullMarked
package dev.ordinal.engine.module.internal;

import org.jspecify.annotations.NullMarked;
