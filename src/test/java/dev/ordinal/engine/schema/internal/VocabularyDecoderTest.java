package dev.ordinal.engine.schema.internal;

import static dev.ordinal.engine.schema.internal.Schemas.catalogOf;
import static dev.ordinal.engine.schema.internal.Schemas.event;
import static dev.ordinal.engine.schema.internal.upcast.Steps.down;
import static dev.ordinal.engine.schema.internal.upcast.Steps.drop;
import static dev.ordinal.engine.schema.internal.upcast.Steps.split;
import static dev.ordinal.engine.schema.internal.upcast.Steps.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventType;
import dev.ordinal.engine.message.ModuleDefinition;
import dev.ordinal.engine.schema.internal.catalog.SchemaCatalog;
import dev.ordinal.engine.schema.internal.upcast.Revisions;
import dev.ordinal.engine.schema.internal.upcast.UpcastRoute.Arrival;
import dev.ordinal.engine.schema.upcast.Revision;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class VocabularyDecoderTest {

    sealed interface DoorEvent extends Event {}

    @EventType(name = "door.opened", version = "2.0.0")
    record Opened(int angle, String by) implements DoorEvent {}

    @EventType(name = "door.closed")
    record Closed() implements DoorEvent {}

    /** Record of a reader of an old version. */
    @EventType(name = "door.opened", version = "1.0.0")
    record OpenedOnce(int angle) implements Event {}

    /** Record of a reader that knows the event under another name. */
    @EventType(name = "gate.moved")
    record Moved(int angle) implements Event {}

    sealed interface TwoVersions extends Event {}

    @EventType(name = "door.opened", version = "1.0.0")
    record Old() implements TwoVersions {}

    @EventType(name = "door.opened", version = "2.0.0")
    record New() implements TwoVersions {}

    private static final SchemaCatalog DOORS =
            catalogOf(
                    "door.opened 1.0.0",
                    "door.opened 2.0.0",
                    "door.closed 1.0.0",
                    "gate.moved 1.0.0");

    private static final Revision UP =
            up("door.opened 1.0.0", "door.opened 2.0.0", body -> body.put("by", "somebody"));
    private static final Revision DOWN =
            down("door.opened 1.0.0", "door.opened 2.0.0", body -> body.remove("by"));

    private static final String OLD = "{\"angle\":90}";
    private static final String NEW = "{\"angle\":90,\"by\":\"alice\"}";

    private final EventRegistry registry = registryWith(UP, DOWN);

    private static EventRegistry registryWith(Revision... steps) {
        var module = new ModuleDefinition("doors", Set.of(), Set.of(DoorEvent.class));
        return new EventRegistry(List.of(module), DOORS, new Revisions(List.of(steps), DOORS));
    }

    private static void assertUnknown(
            VocabularyDecoder<?> decoder, String event, String why, long position) {
        assertThatThrownBy(() -> decoder.decode(event(event), OLD, position))
                .isInstanceOf(UnknownEventException.class)
                .hasMessageContaining(event + " at position " + position)
                .hasMessageContaining(why);
    }

    private static void assertUnreadable(VocabularyDecoder<?> decoder, String event, String body) {
        assertThatThrownBy(() -> decoder.decode(event(event), body, 79))
                .as(body)
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining(event + " at position 79");
    }

    @Test
    void an_event_of_the_current_version_is_read_as_it_is() {
        assertThat(registry.decoder().decode(event("door.opened 2.0.0"), NEW, 1))
                .containsExactly(new Opened(90, "alice"));
        assertThat(registry.decoder().route(event("door.opened 2.0.0")))
                .isEqualTo(new Arrival(event("door.opened 2.0.0")));
    }

    @Test
    void an_event_of_an_old_version_is_read_over_its_steps() {
        assertThat(registry.decoder().decode(event("door.opened 1.0.0"), OLD, 1))
                .containsExactly(new Opened(90, "somebody"));
    }

    @Test
    void an_event_of_a_new_version_is_read_in_the_old_one_that_is_wanted() {
        var decoder = registry.decoder(OpenedOnce.class);
        assertThat(decoder.decode(event("door.opened 2.0.0"), NEW, 1))
                .containsExactly(new OpenedOnce(90));
        assertThat(decoder.decode(event("door.opened 1.0.0"), OLD, 1))
                .containsExactly(new OpenedOnce(90));
    }

    @Test
    void several_vocabularies_read_one_stored_event_in_different_versions() {
        var old = registry.decoder(OpenedOnce.class);
        var current = registry.decoder(DoorEvent.class);
        var stored = event("door.opened 1.0.0");
        assertThat(current.decode(stored, OLD, 1)).containsExactly(new Opened(90, "somebody"));
        assertThat(old.decode(stored, OLD, 1)).containsExactly(new OpenedOnce(90));
        assertThat(current.decode(stored, OLD, 1)).containsExactly(new Opened(90, "somebody"));
    }

    @Test
    void what_a_newer_version_added_is_passed_over() {
        var newer = "{\"angle\":90,\"by\":\"alice\",\"speed\":3}";
        assertThat(registry.decoder().decode(event("door.opened 2.0.0"), newer, 1))
                .containsExactly(new Opened(90, "alice"));
        assertThat(registry.decoder().decode(event("door.opened 2.1.0"), newer, 1))
                .containsExactly(new Opened(90, "alice"));
    }

    @Test
    void an_event_is_read_as_what_it_was_split_into() {
        var split = split("door.opened 2.0.0", "gate.moved 1.0.0", "door.closed 1.0.0");
        var registry = registryWith(UP, split);
        assertThat(registry.decoder(Moved.class).decode(event("door.opened 1.0.0"), OLD, 1))
                .containsExactly(new Moved(90));
        assertThat(registry.decoder(Closed.class).decode(event("door.opened 1.0.0"), OLD, 1))
                .containsExactly(new Closed());
    }

    @Test
    void an_event_that_was_dropped_is_none() {
        var strict = registryWith(drop("gate.moved 1.0.0")).strictDecoder(DoorEvent.class);
        assertThat(strict.decode(event("gate.moved 1.0.0"), OLD, 1)).isEmpty();
    }

    @Test
    void what_is_not_in_the_vocabulary_is_passed_over_whatever_its_body() {
        var decoder = registry.decoder(Closed.class);
        for (String body : List.of(OLD, "{\"angle\":", "[]")) {
            assertThat(decoder.decode(event("gate.moved 1.0.0"), body, 1)).isEmpty();
            assertThat(decoder.decode(event("door.opened 1.0.0"), body, 1)).isEmpty();
        }
    }

    @Test
    void what_is_not_in_the_vocabulary_stops_a_strict_reader() {
        var why = "nothing here reads gate.moved 1.0.0";
        assertUnknown(registry.strictDecoder(DoorEvent.class), "gate.moved 1.0.0", why, 77);
        assertUnknown(registry.decoder(), "gate.moved 1.0.0", why, 78);
    }

    @Test
    void an_unknown_event_is_named_with_its_position() {
        for (var decoder : List.of(registry.decoder(), registry.decoder(DoorEvent.class))) {
            assertUnknown(decoder, "door.slammed 1.0.0", "No module reads", 77);
            assertUnknown(decoder, "door.opened 3.0.0", "has no schema here", 78);
            assertUnknown(decoder, "door.opened 3", "not a semantic version", 79);
        }
    }

    @Test
    void a_missing_step_is_named_with_the_position() {
        assertUnknown(
                registryWith(DOWN).decoder(),
                "door.opened 1.0.0",
                "the step from door.opened 1.0.0 to 2.0.0 is missing",
                77);
        assertUnknown(
                registryWith(UP).decoder(OpenedOnce.class),
                "door.opened 2.0.0",
                "the step from door.opened 2.0.0 to 1.0.0 is missing",
                78);
    }

    @Test
    void a_body_that_does_not_fit_is_named_with_its_position() {
        for (String body : List.of("{\"angle\":\"wide\"}", "[]", "{\"angle\":", "")) {
            assertUnreadable(registry.decoder(), "door.opened 2.0.0", body);
            assertUnreadable(registry.decoder(), "door.opened 1.0.0", body);
        }
    }

    @Test
    void a_step_that_fails_is_named_with_the_position() {
        var failing =
                up(
                        "door.opened 1.0.0",
                        "door.opened 2.0.0",
                        _ -> {
                            throw new IllegalArgumentException("no angle");
                        });
        assertThatThrownBy(() ->
                        registryWith(failing).decoder().decode(event("door.opened 1.0.0"), OLD, 80))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("door.opened 1.0.0 at position 80")
                .hasMessageContaining("no angle");
    }

    @Test
    void a_vocabulary_reads_an_event_in_one_version() {
        assertThatIllegalStateException()
                .isThrownBy(() -> registry.decoder(TwoVersions.class))
                .withMessageContaining("door.opened")
                .withMessageContaining(Old.class.getName())
                .withMessageContaining(New.class.getName());
    }
}
