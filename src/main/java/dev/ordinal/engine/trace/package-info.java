/** Spans, and the W3C trace context that goes along with commands and events. */
@NullMarked
package dev.ordinal.engine.trace;

import org.jspecify.annotations.NullMarked;
