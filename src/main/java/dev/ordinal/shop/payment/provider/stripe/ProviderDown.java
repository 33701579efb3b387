package dev.ordinal.shop.payment.provider.stripe;

/** The provider could not be reached, or failed by itself. Asking again may help. */
public final class ProviderDown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProviderDown(String message) {
        super(message);
    }
}
