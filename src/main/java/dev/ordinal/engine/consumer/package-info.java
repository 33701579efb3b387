/** Subscriptions to events from the broker: inbox row and effect in one transaction. */
@NullMarked
package dev.ordinal.engine.consumer;

import org.jspecify.annotations.NullMarked;
