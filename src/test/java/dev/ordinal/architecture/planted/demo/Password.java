package dev.ordinal.architecture.planted.demo;

/** A password that everybody knows. */
public record Password(String text) {}
