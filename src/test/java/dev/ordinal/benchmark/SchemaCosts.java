package dev.ordinal.benchmark;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.schema.internal.EventRegistry;
import dev.ordinal.engine.schema.internal.VocabularyDecoder;
import dev.ordinal.shop.ordering.contract.OrderEvent;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderCreated;

import tools.jackson.databind.ObjectReader;

import java.time.Duration;
import java.util.function.ToIntFunction;

/**
 * Benchmark of schemas where an event is written and where it is read: one thread, nothing stored.
 */
final class SchemaCosts {

    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final String NOW =
            """
            {"orderId": "01935c2e-7b1a-7c3e-9f00-5d1c3a1e0b02", "customerId": "alice",
             "items": [{"productId": "book", "quantity": 2,
                        "unitPrice": {"amount": 12.50, "currency": "EUR"}}]}\
            """;
    private static final String BEFORE =
            """
            {"orderId": "01935c2e-7b1a-7c3e-9f00-5d1c3a1e0b02", "customerId": "alice",
             "items": [{"productId": "book", "quantity": 2, "unitPrice": 12.50}]}\
            """;

    private final EventRegistry registry;
    private final VocabularyDecoder<OrderEvent> decoder;
    private final ObjectReader jackson = Json.TOLERANT.readerFor(OrderCreated.class);
    private final Event event;

    SchemaCosts(EventRegistry registry) {
        this.registry = registry;
        this.decoder = registry.decoder(OrderEvent.class);
        this.event = jackson.readValue(NOW);
    }

    double writtenAndChecked() throws Exception {
        return rate(event, e -> registry.write(e).length());
    }

    double written() throws Exception {
        return rate(event, e -> Json.TOLERANT.writeValueAsString(e).length());
    }

    double readByTheDecoder() throws Exception {
        var type = registry.nameOf(event);
        return rate(NOW, body -> decoder.decode(type, body, 1).size());
    }

    double readByJackson() throws Exception {
        return rate(NOW, body -> jackson.<OrderCreated>readValue(body).items().size());
    }

    double readAndUpcast() throws Exception {
        var type = new EventName("order.created", "1.0.0");
        return rate(BEFORE, body -> decoder.decode(type, body, 1).size());
    }

    /** The rate of the work. Results are counted so that nothing is optimised away. */
    private static <T> double rate(T input, ToIntFunction<T> work) throws Exception {
        return Rate.of(
                1,
                ROUND,
                goOn -> {
                    long count = 0;
                    while (goOn.getAsBoolean()) {
                        for (int i = 0; i < 100; i++) {
                            if (work.applyAsInt(input) > 0) count++;
                        }
                    }
                    return count;
                });
    }
}
