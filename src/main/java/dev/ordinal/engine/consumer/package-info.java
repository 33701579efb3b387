/**
 * Subscriptions to events on the broker: effect and inbox in one transaction, retries, dead
 * letters.
 *
 * <p>For you: {@link Subscription}, {@link BatchSubscription}, {@link RetryPolicy}, {@link
 * UnusableMessageException}.
 */
@NullMarked
package dev.ordinal.engine.consumer;

import org.jspecify.annotations.NullMarked;
