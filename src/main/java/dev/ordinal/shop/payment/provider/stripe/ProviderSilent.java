package dev.ordinal.shop.payment.provider.stripe;

/** The provider took the question, but its answer did not come in time. */
public final class ProviderSilent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProviderSilent(String message) {
        super(message);
    }
}
