/**
 * The broker, and the form that events have on it; {@code transport.internal} alone knows JMS.
 *
 * <p>For you: {@link CloudEvents}, {@link CloudEvent}.
 */
@NullMarked
package dev.ordinal.engine.transport;

import org.jspecify.annotations.NullMarked;
