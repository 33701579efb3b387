package dev.ordinal.architecture.planted.shop.ordering.list;

import dev.ordinal.architecture.planted.shop.ordering.details.PublicRow;

/** A read model that reads another. */
public record PeeksIntoDetails(PublicRow row) {}
