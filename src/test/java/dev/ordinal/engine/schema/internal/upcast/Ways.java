package dev.ordinal.engine.schema.internal.upcast;

import static dev.ordinal.engine.schema.internal.Schemas.event;

import static java.util.stream.Collectors.toMap;

import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.schema.internal.catalog.SchemaCatalog;
import dev.ordinal.engine.schema.upcast.Revision;

import java.util.List;
import java.util.function.Function;

/** Routes over given steps. */
final class Ways {

    private Ways() {}

    static UpcastRoutes to(
            SchemaCatalog schemas,
            List<String> wanted,
            boolean isPublished,
            boolean isStrict,
            Revision... steps) {
        var byName =
                wanted.stream()
                        .map(text -> event(text))
                        .collect(toMap(EventName::name, Function.identity()));
        var revisions = new Revisions(List.of(steps), schemas);
        return new UpcastRoutes(schemas, revisions, byName, _ -> isPublished, isStrict);
    }
}
