package dev.ordinal.engine.http;

/** Representation of a resource with the version that is its ETag. */
public record TaggedRepresentation(Object entity, long version) {}
