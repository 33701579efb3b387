package dev.ordinal.testkit.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.message.ModuleDefinition;
import dev.ordinal.engine.schema.internal.EventRegistry;
import dev.ordinal.engine.schema.internal.UnreadableEventException;
import dev.ordinal.engine.schema.internal.VocabularyDecoder;
import dev.ordinal.engine.schema.internal.catalog.SchemaCatalog;
import dev.ordinal.engine.schema.internal.upcast.Revisions;
import dev.ordinal.engine.schema.upcast.Downcaster;
import dev.ordinal.engine.schema.upcast.Revision;
import dev.ordinal.engine.schema.upcast.Splitter;
import dev.ordinal.engine.schema.upcast.Upcaster;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tests the steps between versions on what was really stored. What comes out must be valid under
 * the schema of its version, and every step is made twice to see that it is pure.
 *
 * <pre>{@code
 * var steps = UpcasterSpec.with(new PricesGetACurrency());
 * steps.given("order.created", "1.0.0").expect(new OrderCreated(...));
 * steps.given("order.created", "2.0.0").expect(new OldOrderCreated(...));
 * steps.given("order.created", "1.0.0", body).expectUnreadable("no price");
 * }</pre>
 */
public final class UpcasterSpec {

    private final SchemaCatalog schemas;
    private final Samples samples;
    private final List<Revision> revisions;

    private UpcasterSpec(SchemaCatalog schemas, Samples samples, List<Revision> revisions) {
        this.schemas = schemas;
        this.samples = samples;
        this.revisions = revisions;
    }

    /** Tests these steps, with the released schemas and the checked-in samples. */
    public static UpcasterSpec with(Revision... steps) {
        var schemas = SchemaCatalog.load(UpcasterSpec.class.getClassLoader());
        return with(schemas, Samples.OURS, steps);
    }

    static UpcasterSpec with(SchemaCatalog schemas, Samples samples, Revision... steps) {
        return new UpcasterSpec(schemas, samples, List.of(steps));
    }

    /** The checked-in sample of a version. */
    public Given given(String name, String version) {
        return given(name, version, samples.one(name, version));
    }

    /** Any body of a version. */
    public Given given(String name, String version, String body) {
        return new Given(new EventName(name, version), body);
    }

    /** A stored event. */
    public final class Given {

        private final EventName type;
        private final String body;

        private Given(EventName type, String body) {
            this.type = type;
            this.body = body;
        }

        /**
         * Expects exactly these records for readers of their types; none if the event is dropped.
         */
        public void expect(Event... records) {
            assertThat(decoder(records).decode(type, body, 0)).containsExactly(records);
            requirePure();
        }

        /** Expects that a reader of this record fails with a message that contains {@code why}. */
        public void expectUnreadable(Class<? extends Event> record, String why) {
            assertThatThrownBy(() -> decoder(Set.of(record)).decode(type, body, 0))
                    .isInstanceOf(UnreadableEventException.class)
                    .hasMessageContaining(why);
        }

        private void requirePure() {
            revisions.stream()
                    .filter(revision -> revision.step().from().equals(type))
                    .forEach(this::requirePure);
        }

        private void requirePure(Revision revision) {
            var once = result(revision);
            assertThat(result(revision))
                    .as("%s makes the same of the same", revision.getClass().getSimpleName())
                    .isEqualTo(once);
        }

        private Object result(Revision revision) {
            var tree = (ObjectNode) Json.STRICT.readTree(body);
            return switch (revision) {
                case Upcaster up -> up.up(tree);
                case Splitter splitter -> splitter.split(tree);
                case Downcaster _ -> tree;
            };
        }
    }

    private VocabularyDecoder<Event> decoder(Event... records) {
        return decoder(Stream.of(records).map(Event::getClass).collect(Collectors.toSet()));
    }

    private VocabularyDecoder<Event> decoder(Set<Class<? extends Event>> records) {
        var module = new ModuleDefinition("test", Set.of(), records);
        return new EventRegistry(List.of(module), schemas, new Revisions(revisions, schemas))
                .decoder();
    }
}
