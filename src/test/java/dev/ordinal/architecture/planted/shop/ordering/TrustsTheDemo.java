package dev.ordinal.architecture.planted.shop.ordering;

import dev.ordinal.architecture.planted.demo.Password;

/** Code for production that needs the demo. */
public record TrustsTheDemo(Password password) {}
