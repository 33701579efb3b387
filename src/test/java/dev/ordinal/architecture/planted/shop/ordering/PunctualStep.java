package dev.ordinal.architecture.planted.shop.ordering;

import dev.ordinal.engine.schema.upcast.Upcaster;
import dev.ordinal.engine.schema.upcast.VersionStep;

import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;

/** A step that looks at the clock, and that nobody has tested. */
public class PunctualStep implements Upcaster {

    @Override
    public VersionStep step() {
        return VersionStep.of("order.placed", "1.0.0", "2.0.0");
    }

    @Override
    public ObjectNode up(ObjectNode body) {
        return body.put("placedAt", Instant.now().toString());
    }
}
