package dev.ordinal.engine.http;

/**
 * Form of the errors below addresses that speak the protocol of another product, whose clients do
 * not read problems (RFC 9457). Any CDI bean of this type takes part. It covers every error that is
 * made of a {@link Problem}: those of resources, and those with which the server refuses a request
 * before a resource sees it. Status and headers stay as they are.
 */
public interface ErrorForm {

    /**
     * Whether the errors at an address have this form.
     *
     * @param path the path as it was sent, from the root of the service: {@code /api/parcels/1}
     */
    boolean isFor(String path);

    /** The media type of the errors. */
    String mediaType();

    /** The body of the error that is sent in the place of a problem. */
    String body(Problem problem);
}
