package dev.ordinal.engine.schema.upcast;

import static dev.ordinal.engine.schema.Schemas.event;

import static java.util.stream.Collectors.toMap;

import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.schema.catalog.SchemaCatalog;

import java.util.List;
import java.util.function.Function;

/** Routes over given steps. */
final class Ways {

    private Ways() {}

    static Routes to(
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
        return new Routes(schemas, revisions, byName, _ -> isPublished, isStrict);
    }
}
