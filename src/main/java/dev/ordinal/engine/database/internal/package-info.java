/**
 * Machinery of the database: migrations, advisory locks, retention, kinds of failures. For the
 * engine only.
 */
@NullMarked
package dev.ordinal.engine.database.internal;

import org.jspecify.annotations.NullMarked;
