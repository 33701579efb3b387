package dev.ordinal.engine.http;

/**
 * The representation of a resource, with the version that is its {@code ETag}.
 *
 * @param entity the body of the response, which is written as JSON
 * @param version the version of the stream that it contains
 */
public record TaggedRepresentation(Object entity, long version) {}
