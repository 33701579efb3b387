package dev.ordinal.shop.ordering.history;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.privacy.Personal;
import dev.ordinal.engine.privacy.PersonalDataReader;
import dev.ordinal.engine.transport.CloudEvent;
import dev.ordinal.engine.transport.CloudEvents;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import tools.jackson.databind.node.ObjectNode;

import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Events in the form that their customer may see: with the customer's real name and with unsealed
 * texts.
 */
@ApplicationScoped
class ShownEvents {

    private static final String CUSTOMER = "customerId";

    /**
     * The fields that this service seals. In any other field, a caller could have put the sealed
     * text of another customer.
     */
    private static final Set<String> PERSONAL = Set.of("reason", "paymentMethod");

    @Inject private CloudEvents cloudEvents;
    @Inject private PersonalDataReader personalData;

    CloudEvent of(StoredEvent stored) {
        var event = cloudEvents.of(stored);
        return event.shown(personalData.name(event.actor()), data(event.data()));
    }

    private String data(String body) {
        if (!(Json.TOLERANT.readTree(body) instanceof ObjectNode data)) return body;
        for (String field : PERSONAL) replace(data, field, t -> personalData.text(Personal.of(t)));
        replace(data, CUSTOMER, personalData::name);
        return data.toString();
    }

    private static void replace(ObjectNode data, String field, UnaryOperator<String> change) {
        if (data.path(field).isString()) {
            data.put(field, change.apply(data.path(field).stringValue()));
        }
    }
}
