/**
 * Machinery of HTTP: filters, limits, JSON bodies, mappers of failures, pages of problems. For the
 * engine only.
 */
@NullMarked
package dev.ordinal.engine.http.internal;

import org.jspecify.annotations.NullMarked;
