package dev.ordinal.engine.consumer;

import dev.ordinal.engine.consumer.Prospect.Outcome;
import dev.ordinal.engine.schema.EventRegistry;
import dev.ordinal.engine.schema.UnknownEventException;
import dev.ordinal.engine.schema.UnreadableEventException;
import dev.ordinal.engine.store.StoredEvent;
import dev.ordinal.engine.store.Transactions;
import dev.ordinal.engine.transport.Binding;
import dev.ordinal.engine.transport.Bindings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The subscriptions that the modules of this server declare. */
@ApplicationScoped
public class Subscriptions implements Bindings {

    @Inject @Any private Instance<Subscription<?>> beans;
    @Inject @Any private Instance<SubscriptionSource> sources;
    @Inject private EventRegistry registry;
    @Inject private Inbox inbox;
    @Inject private Transactions transactions;

    List<Subscription<?>> all() {
        var all = new ArrayList<Subscription<?>>(beans.stream().toList());
        sources.forEach(source -> all.addAll(source.subscriptions()));
        return all;
    }

    @Override
    public List<Binding> bindings() {
        return all().stream().map(s -> new Binding(s.name(), s.pattern())).toList();
    }

    /**
     * What delivering an event to a subscription would come to; nothing is done.
     *
     * @param event null if the message is none
     */
    public Prospect prospect(String subscription, @Nullable StoredEvent event) {
        if (event == null) return new Prospect(Outcome.UNREADABLE, "It is no event");
        return all().stream()
                .filter(s -> s.name().equals(subscription))
                .findFirst()
                .map(found -> prospect(found, event))
                .orElseGet(() -> new Prospect(Outcome.UNREADABLE, "No such subscription"));
    }

    private Prospect prospect(Subscription<?> subscription, StoredEvent event) {
        try {
            var read = event.read(registry.decoder(subscription.events()));
            if (read.isEmpty()) return new Prospect(Outcome.PASSED_OVER, "");
        } catch (UnknownEventException | UnreadableEventException e) {
            return new Prospect(Outcome.UNREADABLE, String.valueOf(e.getMessage()));
        }
        var id = event.metadata().id();
        boolean isDone = transactions.call(() -> inbox.has(subscription.name(), id));
        return new Prospect(isDone ? Outcome.RECOGNISED : Outcome.DELIVERED, "");
    }
}
