/**
 * Spans (OpenTelemetry), and the W3C trace context that goes along with commands and events.
 *
 * <p>For you: {@link Spans}, {@link Activity}, {@link TraceContext}.
 */
@NullMarked
package dev.ordinal.engine.trace;

import org.jspecify.annotations.NullMarked;
