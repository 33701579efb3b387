/**
 * Machinery of tracing: spans of messages, log fields, gauges, names of OpenTelemetry. For the
 * engine only.
 */
@NullMarked
package dev.ordinal.engine.trace.internal;

import org.jspecify.annotations.NullMarked;
