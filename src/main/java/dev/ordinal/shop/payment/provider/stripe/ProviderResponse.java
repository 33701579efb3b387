package dev.ordinal.shop.payment.provider.stripe;

import tools.jackson.databind.JsonNode;

/** A response of the provider, not yet interpreted. */
public record ProviderResponse(int status, JsonNode body) {

    public String text(String pointer) {
        return body.at(pointer).asString("");
    }
}
