package dev.ordinal.architecture.planted.shop.ordering;

/** Innocent: a value that another package uses, though it should not. */
public record Basket(int pieces) {}
