package dev.ordinal.architecture.planted.ordering;

/** Public without need. */
public class LoudForNobody {}
