package dev.ordinal.engine.http;

/**
 * A kind of problem that callers can meet, such as a refusal. A module hands its kinds to CDI as
 * {@link ProblemTypes}.
 *
 * @param code the stable name, as in {@code refuse("order.already-paid")}; {@code /problems/<code>}
 *     is its page
 * @param status the HTTP status
 * @param title the problem in one short sentence that never changes
 * @param help what a caller can do about it
 */
public record ProblemType(String code, int status, String title, String help) {}
