package dev.ordinal.engine.http.internal.registry;

import dev.ordinal.engine.json.Json;

import tools.jackson.databind.node.ObjectNode;

import java.util.Locale;

/** AsyncAPI security scheme of a login by SASL, under the name that AsyncAPI has for it. */
final class SaslScheme {

    private SaslScheme() {}

    /**
     * The scheme of a mechanism.
     *
     * @param mechanism its registered name, such as {@code SCRAM-SHA-512}
     */
    static ObjectNode of(String mechanism) {
        var type =
                switch (mechanism.toUpperCase(Locale.ROOT)) {
                    case "PLAIN" -> "plain";
                    case "SCRAM-SHA-256" -> "scramSha256";
                    case "SCRAM-SHA-512" -> "scramSha512";
                    case "GSSAPI" -> "gssapi";
                    default -> "userPassword"; // AsyncAPI has no type for other mechanisms
                };
        return Json.TOLERANT
                .createObjectNode()
                .put("type", type)
                .put("description", "A user of Kafka, who logs in by SASL: " + mechanism);
    }
}
