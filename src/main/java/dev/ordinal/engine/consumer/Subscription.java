package dev.ordinal.engine.consumer;

import dev.ordinal.engine.consumer.internal.Patterns;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.Metadata;

/**
 * A subscription to events on the broker, from this service or another. Any CDI bean of this type
 * takes part:
 *
 * <pre>{@code
 * @ApplicationScoped
 * class DeliveryNotes implements Subscription<ParcelDelivered> {
 *     public String name() { return "delivery-notes"; }
 *     public String pattern() { return "parcel.delivered"; }
 *     public Class<ParcelDelivered> events() { return ParcelDelivered.class; }
 *     public void on(ParcelDelivered event, Metadata metadata) { ... }
 * }
 * }</pre>
 *
 * The broker keeps a queue for the subscription from the first start on; earlier events are not in
 * it. All servers share the queue, and each takes one message at a time. The events of a stream
 * arrive in order, as long as none of them is retried ({@link #isOrdered} keeps the order even
 * then).
 *
 * @param <E> the vocabulary
 */
public interface Subscription<E extends Event> {

    /**
     * The name of the queue on the broker and of the inbox: lower-case letters, digits and dashes,
     * {@code order-mails}. Another name is another subscription, and the queue of the old one keeps
     * filling until it is deleted on the broker. Two subscriptions of one name stop the start.
     */
    String name();

    /**
     * The pattern of event names: words between dots, {@code *} for one word and {@code #} for any
     * number of words: {@code order.created}, {@code order.#}, {@code *.refunded} (<a
     * href="https://artemis.apache.org/components/artemis/documentation/latest/wildcard-syntax.html">Artemis,
     * wildcard syntax</a>). The server does not start if a subscription has another pattern than
     * before, since the broker would delete its queue with everything in it: give the new pattern a
     * new name.
     */
    String pattern();

    /**
     * The vocabulary: a sealed interface of records, or one record. Each record names an event and
     * the version in which this subscription wants it, which need not be the newest; events in
     * other versions are converted. An event that matches the pattern and is not in the vocabulary
     * becomes a dead letter, unless {@link #ignores} names it.
     */
    Class<E> events();

    /**
     * Whether events of this name, which match the pattern and are not in the vocabulary, are
     * acknowledged without processing; false by default.
     */
    default boolean ignores(String eventName) {
        return false;
    }

    /**
     * Whether the events of a stream are processed in order even after a failure; false by default.
     * If so, a failed event parks its stream: later events of that stream wait in the database
     * until the event has succeeded or has become a dead letter, and other streams go on. If not,
     * later events overtake one that is retried.
     */
    default boolean isOrdered() {
        return false;
    }

    /**
     * The retries of a message whose processing failed; {@link RetryPolicy#USUAL} by default. The
     * settings {@code ordinal.subscriptions.<name>.retry.limit}, {@code .first}, {@code .longest}
     * and {@code .jitter} override it.
     */
    default RetryPolicy retry() {
        return RetryPolicy.USUAL;
    }

    /** Whether events of this name match the pattern. */
    default boolean matches(String eventName) {
        return Patterns.matches(pattern(), eventName);
    }

    /**
     * Processes one event. It is called in a transaction, on a thread of the subscription; the
     * inbox records the event in the same transaction, so an event that arrives again within {@code
     * ordinal.inbox.kept} (7 days) is not processed again. Effects outside the database are not
     * covered by that: an event whose commit failed is processed again. On an ordered subscription
     * two threads of a server may call it at the same time, for different streams.
     *
     * <p>PostgreSQL rolls back a transaction that sends no statement for {@code
     * ORDINAL_DATABASE_LONGEST_SILENCE} (15 seconds): a call to another system must not take as
     * long.
     *
     * <p>An exception rolls back the transaction. What follows depends on it:
     *
     * <ul>
     *   <li>{@link UnusableMessageException}: the message becomes a dead letter at once.
     *   <li>A lost race in the database ({@link dev.ordinal.engine.database.ContentionException},
     *       serialization failure, deadlock): tried again at once, up to ten times in all, then
     *       like an outage.
     *   <li>An unavailable database, an open circuit breaker, or a server that stops: the message
     *       stays in the queue and is tried again, after a second or when the breaker lets a call
     *       through. Nothing is counted.
     *   <li>Any other exception: retried by {@link #retry}, then a dead letter.
     *   <li>An {@link Error}: the subscription ends on this server, and the liveness check fails.
     * </ul>
     *
     * @param event the event, in the version that its record names
     * @param metadata its place in the log of the service that wrote it, and its origin
     */
    void on(E event, Metadata metadata);
}
