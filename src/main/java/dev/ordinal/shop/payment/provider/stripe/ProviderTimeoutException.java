package dev.ordinal.shop.payment.provider.stripe;

/** The provider received the request, but its response did not come in time. */
public final class ProviderTimeoutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProviderTimeoutException(String message) {
        super(message);
    }
}
