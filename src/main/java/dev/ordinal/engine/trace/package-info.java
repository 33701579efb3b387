/**
 * Spans, the W3C trace context that goes along with commands and events, and log lines in traces.
 */
@NullMarked
package dev.ordinal.engine.trace;

import org.jspecify.annotations.NullMarked;
