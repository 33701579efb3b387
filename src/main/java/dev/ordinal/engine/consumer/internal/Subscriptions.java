package dev.ordinal.engine.consumer.internal;

import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.consumer.SubscriptionSource;
import dev.ordinal.engine.consumer.internal.ReplayPreview.Outcome;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.schema.internal.EventRegistry;
import dev.ordinal.engine.schema.internal.UnknownEventException;
import dev.ordinal.engine.schema.internal.UnreadableEventException;
import dev.ordinal.engine.transport.internal.Binding;
import dev.ordinal.engine.transport.internal.Bindings;

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
     * The preview of delivering an event to a subscription again; nothing is done.
     *
     * @param event null if the message holds no event
     */
    public ReplayPreview preview(String subscription, @Nullable StoredEvent event) {
        if (event == null)
            return new ReplayPreview(Outcome.UNREADABLE, "The message is not an event");
        return all().stream()
                .filter(s -> s.name().equals(subscription))
                .findFirst()
                .map(found -> preview(found, event))
                .orElseGet(() -> new ReplayPreview(Outcome.UNREADABLE, "No such subscription"));
    }

    private ReplayPreview preview(Subscription<?> subscription, StoredEvent event) {
        try {
            var read = event.read(registry.decoder(subscription.events()));
            if (read.isEmpty()) return new ReplayPreview(Outcome.PASSED_OVER, "");
        } catch (UnknownEventException | UnreadableEventException e) {
            return new ReplayPreview(Outcome.UNREADABLE, String.valueOf(e.getMessage()));
        }
        var id = event.metadata().id();
        boolean isDone = transactions.call(() -> inbox.has(subscription.name(), id));
        return new ReplayPreview(isDone ? Outcome.RECOGNISED : Outcome.DELIVERED, "");
    }
}
