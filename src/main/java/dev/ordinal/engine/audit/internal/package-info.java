/** Machinery of the audit: the check of its streams. For the engine only. */
@NullMarked
package dev.ordinal.engine.audit.internal;

import org.jspecify.annotations.NullMarked;
