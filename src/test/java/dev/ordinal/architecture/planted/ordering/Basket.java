package dev.ordinal.architecture.planted.ordering;

/** Innocent: a value that another package uses, though it should not. */
public record Basket(int pieces) {}
