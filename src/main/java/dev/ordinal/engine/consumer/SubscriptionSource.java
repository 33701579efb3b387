package dev.ordinal.engine.consumer;

import java.util.List;

/**
 * A source of subscriptions that are not beans themselves. Any CDI bean of this type takes part.
 */
public interface SubscriptionSource {

    /**
     * The subscriptions, each with a name of its own. The engine asks when the server starts and
     * also later, so the answer must stay the same.
     */
    List<Subscription<?>> subscriptions();
}
