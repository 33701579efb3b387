package dev.ordinal.testkit.schema;

import dev.ordinal.engine.schema.internal.catalog.EventSchema;
import dev.ordinal.engine.schema.internal.catalog.Release;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Schemas for events that exist in tests only. */
public final class TestSchemas {

    private TestSchemas() {}

    /** A library with schemas that are derived from these records. */
    public static JavaArchive of(Class<?>... records) {
        return of(Stream.of(records).map(RecordSchema::derive).toArray(EventSchema[]::new));
    }

    private static JavaArchive of(EventSchema... schemas) {
        var library = ShrinkWrap.create(JavaArchive.class, "test-schemas.jar");
        for (EventSchema schema : schemas) {
            library.add(new StringAsset(text(schema)), "schemas/" + release(schema).file());
        }
        var list =
                Stream.of(schemas)
                        .map(schema -> release(schema).toString())
                        .collect(Collectors.joining("\n", "", "\n"));
        return library.add(new StringAsset(list), Release.LIST);
    }

    private static Release release(EventSchema schema) {
        return Release.of(schema.event(), text(schema).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(EventSchema schema) {
        return schema.document().toPrettyString();
    }
}
