package dev.ordinal.web;

/**
 * Who sends the request.
 *
 * @param id the customer that they are, and the actor of what they cause
 */
public record Caller(String id) {}
