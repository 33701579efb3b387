/** Machinery of subscriptions: consumers, inbox, retries, parked streams. For the engine only. */
@NullMarked
package dev.ordinal.engine.consumer.internal;

import org.jspecify.annotations.NullMarked;
