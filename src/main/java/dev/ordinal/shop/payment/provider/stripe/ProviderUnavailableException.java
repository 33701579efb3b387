package dev.ordinal.shop.payment.provider.stripe;

/** The provider could not be reached, or failed. Another attempt may succeed. */
public final class ProviderUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean answered;

    ProviderUnavailableException(String message, boolean answered) {
        super(message);
        this.answered = answered;
    }

    /** Whether it answered with an error of its own, which it may have stored for the key. */
    public boolean isAnswer() {
        return answered;
    }
}
