package dev.ordinal.engine.schema.internal.upcast;

import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.schema.internal.catalog.SchemaCatalog;
import dev.ordinal.engine.schema.internal.upcast.UpcastRoute.Arrival;
import dev.ordinal.engine.schema.internal.upcast.UpcastRoute.Down;
import dev.ordinal.engine.schema.internal.upcast.UpcastRoute.Gap;
import dev.ordinal.engine.schema.internal.upcast.UpcastRoute.PassedOver;
import dev.ordinal.engine.schema.internal.upcast.UpcastRoute.Up;
import dev.ordinal.engine.schema.upcast.Downcaster;
import dev.ordinal.engine.schema.upcast.EventTree;
import dev.ordinal.engine.schema.upcast.Revision;
import dev.ordinal.engine.schema.upcast.Splitter;
import dev.ordinal.engine.schema.upcast.Upcaster;
import dev.ordinal.engine.schema.upcast.VersionStep;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;

/**
 * Conversion of events along their routes. The result of every step must be valid against the
 * schema of its version.
 */
public record Conversion(SchemaCatalog schemas) {

    /**
     * The events at the end of a route. The given tree is not changed.
     *
     * @throws UpcastException if a step fails, or its result does not fit the schema of its version
     * @throws IllegalArgumentException if the route has a gap
     */
    public List<EventTree> convert(EventTree event, UpcastRoute route) {
        return switch (route) {
            case Arrival(EventName wanted) -> List.of(new EventTree(wanted, event.body()));
            case PassedOver _ -> List.of();
            case Gap(String why) -> throw new IllegalArgumentException(why);
            case Up(Revision revision, Map<EventName, UpcastRoute> on) ->
                    made(revision, event.body()).stream()
                            .flatMap(next -> convert(next, onward(revision, next, on)).stream())
                            .toList();
            case Down(Downcaster revision, EventName to, UpcastRoute on) -> {
                var body = down(revision, event.body());
                yield convert(checked(revision, new EventTree(to, body)), on);
            }
        };
    }

    private static UpcastRoute onward(
            Revision revision, EventTree made, Map<EventName, UpcastRoute> on) {
        var route = on.get(made.type());
        if (route != null) return route;
        throw new UpcastException(revision, "made " + made.type() + ", which it does not declare");
    }

    private List<EventTree> made(Revision revision, ObjectNode body) {
        return up(revision, body.deepCopy()).stream().map(next -> checked(revision, next)).toList();
    }

    private static List<EventTree> up(Revision revision, ObjectNode body) {
        try {
            return switch (revision) {
                case Upcaster up -> List.of(new EventTree(end(up.step()), up.up(body)));
                case Splitter splitter -> splitter.split(body);
                case Downcaster down -> throw new IllegalArgumentException(down + " leads down");
            };
        } catch (RuntimeException e) {
            throw new UpcastException(revision, e);
        }
    }

    private static EventName end(VersionStep step) {
        return step.to().iterator().next();
    }

    private static ObjectNode down(Downcaster revision, ObjectNode body) {
        try {
            return revision.down(body.deepCopy());
        } catch (RuntimeException e) {
            throw new UpcastException(revision, e);
        }
    }

    private EventTree checked(Revision revision, EventTree made) {
        var violations =
                schemas.find(made.type())
                        .orElseThrow(() ->
                                new UpcastException(
                                        revision, "made " + made.type() + ", which has no schema"))
                        .violations(made.body());
        if (violations.isEmpty()) return made;
        throw new UpcastException(
                revision, "produced an invalid %s: %s".formatted(made.type(), violations));
    }
}
