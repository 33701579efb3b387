package dev.ordinal.shop.payment.provider.stripe;

import tools.jackson.databind.JsonNode;

/** What the provider has answered, whatever it may mean. */
public record ProviderResponse(int status, JsonNode body) {

    public String text(String pointer) {
        return body.at(pointer).asString("");
    }
}
