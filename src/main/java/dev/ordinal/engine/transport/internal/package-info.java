/**
 * Machinery of the broker: connections, messages, queues, dead letters. The only package that knows
 * JMS. For the engine only.
 */
@NullMarked
package dev.ordinal.engine.transport.internal;

import org.jspecify.annotations.NullMarked;
