package dev.ordinal.benchmark;

import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.Actor;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.message.Origin;
import dev.ordinal.engine.message.StreamId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Created orders, each on a stream of its own, of which some can never be processed.
 *
 * @param events all events, the bad ones at random places
 * @param poison ids of the bad events
 */
public record Mixture(List<StoredEvent> events, Set<UUID> poison) {

    /** The customer on whose orders every subscription of the benchmark fails. */
    static final String POISONER = "mallory";

    private static final EventName CREATED = new EventName("order.created", "2.0.0");

    /** Events, of which {@code bad} at random places are bad. */
    public static Mixture of(int size, int bad, Random chance) {
        var customers = new ArrayList<>(Collections.nCopies(bad, POISONER));
        customers.addAll(Collections.nCopies(size - bad, "alice"));
        Collections.shuffle(customers, chance);
        var events = new ArrayList<StoredEvent>();
        for (String customer : customers) events.add(created(customer, events.size() + 1));
        var poison = events.stream().filter(event -> event.body().contains(POISONER)).toList();
        return new Mixture(events, ids(poison));
    }

    private static StoredEvent created(String customer, long position) {
        var order = Ids.next();
        var id = Ids.next();
        var origin = new Origin(id, id, new Actor(customer, "customer"), null, null);
        var stream = StreamId.of("order", order);
        return new StoredEvent(
                CREATED,
                body(order, customer),
                new Metadata(id, stream, 1, position, Instant.now(), origin));
    }

    private static String body(UUID order, String customer) {
        return """
        {"orderId": "%s", "customerId": "%s", "items": [{"productId": "book", "quantity": 2, \
        "unitPrice": {"amount": 12.50, "currency": "EUR"}}]}\
        """
                .formatted(order, customer);
    }

    /** The ids of the events that can be processed. */
    Set<UUID> healthy() {
        var healthy = ids(events);
        healthy.removeAll(poison);
        return healthy;
    }

    private static Set<UUID> ids(List<StoredEvent> events) {
        return events.stream().map(event -> event.metadata().id()).collect(Collectors.toSet());
    }
}
