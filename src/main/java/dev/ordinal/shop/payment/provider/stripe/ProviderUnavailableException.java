package dev.ordinal.shop.payment.provider.stripe;

/** The provider could not be reached, or failed. Another attempt may succeed. */
public final class ProviderUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProviderUnavailableException(String message) {
        super(message);
    }
}
