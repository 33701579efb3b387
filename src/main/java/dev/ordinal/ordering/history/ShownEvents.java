package dev.ordinal.ordering.history;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.privacy.Disclosure;
import dev.ordinal.engine.store.StoredEvent;
import dev.ordinal.engine.transport.CloudEvent;
import dev.ordinal.engine.transport.CloudEvents;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import tools.jackson.databind.node.ObjectNode;

/** Events as their customer may see them: under the own name, with the own words. */
@ApplicationScoped
class ShownEvents {

    private static final String CUSTOMER = "customerId";

    @Inject private CloudEvents cloudEvents;
    @Inject private Disclosure disclosure;

    CloudEvent of(StoredEvent stored) {
        var event = cloudEvents.of(stored);
        return event.shown(disclosure.name(event.actor()), data(event.data()));
    }

    private String data(String body) {
        var data = disclosure.shown(Json.TOLERANT.readTree(body));
        var customer = data.path(CUSTOMER).asString("");
        if (data instanceof ObjectNode object && !customer.isEmpty()) {
            object.put(CUSTOMER, disclosure.name(customer));
        }
        return data.toString();
    }
}
