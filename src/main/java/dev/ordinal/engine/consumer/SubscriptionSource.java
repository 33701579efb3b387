package dev.ordinal.engine.consumer;

import java.util.List;

/** Brings subscriptions that are not beans themselves. */
public interface SubscriptionSource {

    List<Subscription<?>> subscriptions();
}
