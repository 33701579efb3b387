package dev.ordinal.shop.ordering;

import dev.ordinal.engine.schema.upcast.Downcaster;
import dev.ordinal.engine.schema.upcast.Upcaster;
import dev.ordinal.engine.schema.upcast.VersionStep;

import jakarta.enterprise.context.Dependent;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Upcaster and downcaster between prices with a currency and the bare numbers of older events,
 * which are all in euro.
 */
@Dependent
final class PricesGetACurrency implements Upcaster, Downcaster {

    private static final String EURO = "EUR";

    @Override
    public VersionStep step() {
        return VersionStep.of("order.created", "1.0.0", "2.0.0");
    }

    @Override
    public ObjectNode up(ObjectNode body) {
        for (JsonNode item : body.withArray("items")) {
            var price = item.path("unitPrice");
            var money = ((ObjectNode) item).putObject("unitPrice");
            money.set("amount", price);
            money.put("currency", EURO);
        }
        return body;
    }

    /** Removes the currency; refuses prices in another currency, which would be taken for euro. */
    @Override
    public ObjectNode down(ObjectNode body) {
        for (JsonNode item : body.withArray("items")) {
            var price = item.path("unitPrice");
            var currency = price.path("currency").asString("");
            if (!currency.equals(EURO)) {
                throw new IllegalArgumentException("1.0.0 knows no price in " + currency);
            }
            ((ObjectNode) item).set("unitPrice", price.path("amount"));
        }
        return body;
    }
}
