package dev.ordinal.engine.consumer.internal;

import dev.ordinal.engine.consumer.BatchSubscription;
import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.database.NativeQueries;
import dev.ordinal.engine.database.Transactions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * The record of the subscriptions that were ever declared, with their patterns. The broker deletes
 * a subscription's queue when it is subscribed with another pattern, so a changed pattern is
 * refused at the start, before it can cost a backlog.
 */
@ApplicationScoped
class SubscriptionDeclarations {

    private static final Logger LOG = Logger.getLogger(SubscriptionDeclarations.class.getName());

    /** The form of a name, which becomes that of a queue and part of an address. */
    private static final Pattern NAME = Pattern.compile("(commands\\.)?[a-z][a-z0-9-]{0,126}");

    private static final String DECLARE =
            "insert into subscription (name, pattern) values (?1, ?2) on conflict do nothing";
    private static final String PATTERN = "select pattern from subscription where name = ?1";
    private static final String NAMES = "select name from subscription order by name";

    @Inject private NativeQueries queries;
    @Inject private Transactions transactions;

    /**
     * Checks the subscriptions of this server against those declared before, and records new ones.
     *
     * @throws IllegalStateException if two share a name, or one has an invalid name or another
     *     pattern than before
     */
    void declare(Collection<? extends Subscription<?>> subscriptions) {
        var names = new HashSet<String>();
        for (Subscription<?> subscription : subscriptions) {
            var name = subscription.name();
            if (!NAME.matcher(name).matches()) {
                throw new IllegalStateException(
                        "\"%s\" is not a name of a subscription such as order-mails"
                                .formatted(name));
            }
            if (subscription instanceof BatchSubscription && subscription.isOrdered()) {
                throw new IllegalStateException(
                        "The subscription %s cannot take batches and be ordered".formatted(name));
            }
            if (!names.add(name)) {
                throw new IllegalStateException("Two subscriptions are named " + name);
            }
        }
        transactions.run(() -> subscriptions.forEach(this::remember));
        transactions.run(() -> warnOfOthers(names));
    }

    private void remember(Subscription<?> subscription) {
        var name = subscription.name();
        queries.update(DECLARE, name, subscription.pattern());
        var before = queries.query(PATTERN, name).single(row -> row.text(1));
        if (before.equals(subscription.pattern())) return;
        throw new IllegalStateException(
                "The subscription %s had the pattern %s and now has %s: the broker would drop what waits for it. Give the new one another name, and keep the old one until its backlog is processed"
                        .formatted(name, before, subscription.pattern()));
    }

    private void warnOfOthers(Set<String> declared) {
        for (String name : queries.query(NAMES).list(row -> row.text(1))) {
            if (declared.contains(name)) continue;
            LOG.log(
                    Level.WARNING,
                    "The subscription {0} is not declared here any more. The broker keeps events"
                            + " for it until its queue of that name is deleted",
                    name);
        }
    }
}
