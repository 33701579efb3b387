package dev.ordinal.engine.http;

/**
 * A kind of problem that callers can meet. Modules hand the kinds of their refusals to CDI.
 *
 * @param code stable; {@code /problems/<code>} is its page
 * @param status HTTP status
 * @param title what it is, in one short sentence that never changes
 * @param help what a caller can do about it
 */
public record ProblemType(String code, int status, String title, String help) {}
