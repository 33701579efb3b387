package dev.ordinal.engine.transport.internal;

/** A dead letter that cannot be delivered to its subscription, however often it is tried. */
public class UndeliverableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param why the reason in words
     */
    public UndeliverableException(String why) {
        super(why);
    }
}
