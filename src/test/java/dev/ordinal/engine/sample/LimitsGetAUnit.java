package dev.ordinal.engine.sample;

import dev.ordinal.engine.schema.upcast.Downcaster;
import dev.ordinal.engine.schema.upcast.Upcaster;
import dev.ordinal.engine.schema.upcast.VersionStep;

import jakarta.enterprise.context.Dependent;

import tools.jackson.databind.node.ObjectNode;

/** Upcaster that adds the unit to limits: in version 1.0.0 they were bare numbers of pieces. */
@Dependent
final class LimitsGetAUnit implements Upcaster, Downcaster {

    @Override
    public VersionStep step() {
        return VersionStep.of("counter.started", "1.0.0", "2.0.0");
    }

    @Override
    public ObjectNode up(ObjectNode body) {
        var value = body.path("limit");
        body.putObject("limit").put("unit", Limit.PIECE).set("value", value);
        return body;
    }

    /** Removes the unit; refuses limits in another unit, which would be taken for pieces. */
    @Override
    public ObjectNode down(ObjectNode body) {
        var limit = body.path("limit");
        var unit = limit.path("unit").asString("");
        if (!unit.equals(Limit.PIECE)) {
            throw new IllegalArgumentException("1.0.0 knows no limit in " + unit);
        }
        body.set("limit", limit.path("value"));
        return body;
    }
}
