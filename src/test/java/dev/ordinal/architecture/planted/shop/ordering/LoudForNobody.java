package dev.ordinal.architecture.planted.shop.ordering;

/** Public without need. */
public class LoudForNobody {}
