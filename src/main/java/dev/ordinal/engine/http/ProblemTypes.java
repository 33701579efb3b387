package dev.ordinal.engine.http;

import java.util.List;

/**
 * The kinds of problems of one module:
 *
 * <pre>{@code
 * @Produces ProblemTypes problems() {
 *     return new ProblemTypes(List.of(
 *             new ProblemType("parcel.already-sent", 409, "Sent before", "Use a new id.")));
 * }
 * }</pre>
 *
 * @param types the kinds; if two modules use the same code, only one of the kinds counts
 */
public record ProblemTypes(List<ProblemType> types) {}
