package dev.ordinal.engine.http;

import java.util.List;

/** The kinds of problems that one module brings. */
public record ProblemTypes(List<ProblemType> types) {}
