package dev.ordinal.web;

/** A representation and the version that is its ETag. */
public record Tagged(Object entity, long version) {}
