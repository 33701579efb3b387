package dev.ordinal.architecture.planted.ordering.list;

import dev.ordinal.architecture.planted.ordering.details.PublicRow;

/** A read model that reads another. */
public record PeeksIntoDetails(PublicRow row) {}
