package dev.ordinal.shop.fulfilment;

import java.util.Map;

/**
 * Settings for servers that detect failures soon; {@code shop.xml} among the configuration of the
 * tests has the same.
 */
final class ShortTimeouts {

    static final Map<String, String> SETTINGS =
            Map.of(
                    "ORDINAL_PAYMENT_PROVIDER_TIMEOUT_MILLIS", "2000",
                    "ORDINAL_PAYMENT_PROVIDER_LONGEST_PAUSE", "PT2S",
                    "ORDINAL_PAYMENT_SANDBOX_HANG", "PT4S",
                    "ORDINAL_PAYMENT_SANDBOX_SLOW", "PT0.5S",
                    "ORDINAL_BREAKERS_PAYMENT_PROVIDER_DELAY", "2",
                    "ORDINAL_FULFILMENT_TIMEOUT_STOCK", "PT20S",
                    "ORDINAL_FULFILMENT_TIMEOUT_PAYMENT", "PT15S",
                    "ORDINAL_FULFILMENT_TIMEOUT_ORDER", "PT20S",
                    "ORDINAL_FULFILMENT_TIMEOUT_UNDO", "PT5S");

    private ShortTimeouts() {}
}
