package dev.ordinal.engine.schema.internal;

import static dev.ordinal.engine.schema.internal.Schemas.catalog;
import static dev.ordinal.engine.schema.internal.Schemas.schema;
import static dev.ordinal.engine.schema.internal.upcast.Steps.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.message.EventType;
import dev.ordinal.engine.message.ModuleDefinition;
import dev.ordinal.engine.schema.internal.catalog.SchemaCatalog;
import dev.ordinal.engine.schema.internal.catalog.Violation;
import dev.ordinal.engine.schema.internal.compatibility.Compatibility;
import dev.ordinal.engine.schema.internal.upcast.Revisions;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;

class EventRegistryTest {

    sealed interface DoorEvent extends Event {}

    @EventType(name = "door.opened", version = "1.2.0")
    record Opened(int angle, @Nullable String by) implements DoorEvent {}

    @EventType(name = "door.closed", published = false)
    record Closed() implements DoorEvent {}

    @EventType(name = "door.opened", version = "1.2.0")
    record OpenedAgain() implements Event {}

    @EventType(name = "door.opened", version = "2.0.0")
    record OpenedLater(int angle) implements Event {}

    @EventType(name = "door.slammed")
    record Slammed() implements Event {}

    @EventType(name = "door.opened", version = "1.2")
    record Unversioned() implements Event {}

    record Unnamed() implements Event {}

    private static final EventName OPENED = new EventName("door.opened", "1.2.0");

    private static final SchemaCatalog DOORS =
            catalog(
                    schema(
                            "door.opened 1.2.0",
                            """
                            'properties': {
                              'angle': {'type': 'integer', 'maximum': 180},
                              'by': {'type': 'string'}
                            },
                            'required': ['angle', 'by']
                            """),
                    schema("door.opened 2.0.0", ""),
                    schema("door.closed 1.0.0", ""),
                    schema("gate.opened 1.0.0", ""));

    private final EventRegistry registry = registryOf(DoorEvent.class);

    private static EventRegistry registryOf(Class<? extends Event> events) {
        return registryOf(Set.of(events));
    }

    private static EventRegistry registryOf(Set<Class<? extends Event>> events) {
        var module = new ModuleDefinition("doors", Set.of(), events);
        return new EventRegistry(List.of(module), DOORS, new Revisions(List.of(), DOORS));
    }

    private static void assertRefused(String why, Class<?> culprit, ThrowingCallable start) {
        assertThatIllegalStateException()
                .isThrownBy(start)
                .withMessageContaining(why)
                .withMessageContaining(culprit.getName());
    }

    @Test
    void an_event_is_written_under_its_public_name() {
        var opened = new Opened(90, "alice");
        assertThat(registry.nameOf(opened)).isEqualTo(OPENED);
        assertThat(registry.write(opened)).isEqualTo("{\"angle\":90,\"by\":\"alice\"}");
        assertThat(registry.write(new Closed())).isEqualTo("{}");
    }

    @Test
    void every_declared_event_is_listed_by_name() {
        assertThat(registry.names()).containsExactly("door.closed", "door.opened");
        assertThat(registry.written())
                .isEqualTo(
                        Map.of(
                                "door.opened",
                                OPENED,
                                "door.closed",
                                new EventName("door.closed", "1.0.0")));
    }

    @Test
    void schemas_and_steps_are_handed_on() {
        var revisions = new Revisions(List.of(up("door.opened 1.2.0", "door.opened 2.0.0")), DOORS);
        var registry = new EventRegistry(List.of(), DOORS, revisions);
        assertThat(registry.schemas()).isSameAs(DOORS);
        assertThat(registry.revisions()).isSameAs(revisions);
        assertThat(registry.names()).isEmpty();
    }

    @Test
    void an_invalid_event_is_not_written_and_each_place_is_named() {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> registry.write(new Opened(181, null)))
                .withMessageContaining("door.opened 1.2.0")
                .satisfies(e ->
                        assertThat(e.violations())
                                .extracting(Violation::pointer)
                                .containsExactlyInAnyOrder("/angle", "/by"));
    }

    @Test
    void an_undeclared_event_cannot_be_written() {
        var later = new OpenedLater(9);
        assertThatThrownBy(() -> registry.nameOf(later))
                .isInstanceOf(UndeclaredEventException.class)
                .hasMessageContaining(OpenedLater.class.getName());
        assertThatThrownBy(() -> registry.write(later))
                .isInstanceOf(UndeclaredEventException.class);
    }

    @Test
    void two_records_cannot_share_a_name() {
        assertRefused(
                "Two records declare the event door.opened",
                Opened.class,
                () -> registryOf(Set.of(Opened.class, OpenedAgain.class)));
        assertRefused(
                "Two records declare the event door.opened",
                OpenedLater.class,
                () -> registryOf(Set.of(Opened.class, OpenedLater.class)));
    }

    @Test
    void a_record_may_be_declared_by_two_modules() {
        var modules =
                List.of(
                        new ModuleDefinition("doors", Set.of(), Set.of(Closed.class)),
                        new ModuleDefinition("gates", Set.of(), Set.of(Closed.class)));
        var registry = new EventRegistry(modules, DOORS, new Revisions(List.of(), DOORS));
        assertThat(registry.names()).containsExactly("door.closed");
    }

    @Test
    void an_event_record_must_have_a_name_and_a_version_that_is_one() {
        assertRefused("has no @EventType", Unnamed.class, () -> registryOf(Unnamed.class));
        assertRefused("\"1.2\"", Unversioned.class, () -> registryOf(Unversioned.class));
    }

    @Test
    void an_event_record_must_have_a_released_schema() {
        var why = "door.slammed 1.0.0 has no released schema";
        assertRefused(why, Slammed.class, () -> registryOf(Slammed.class));
        assertRefused(why, Slammed.class, () -> registry.decoder(Slammed.class));
    }

    @Test
    void what_leaves_the_service_promises_more() {
        assertThat(registry.isPublished("door.opened")).isTrue();
        assertThat(registry.isPublished("door.closed")).isFalse();
        assertThat(registry.compatibilityOf("door.opened"))
                .isEqualTo(Compatibility.FULL_TRANSITIVE);
        assertThat(registry.compatibilityOf("door.closed"))
                .isEqualTo(Compatibility.BACKWARD_TRANSITIVE);
    }

    @Test
    void an_event_that_is_no_longer_declared_counts_as_published() {
        assertThat(registry.isPublished("gate.opened")).isTrue();
        assertThat(registry.compatibilityOf("gate.opened"))
                .isEqualTo(Compatibility.FULL_TRANSITIVE);
    }

    @Test
    void a_decoder_is_made_once_for_a_vocabulary() {
        assertThat(registry.decoder(DoorEvent.class)).isSameAs(registry.decoder(DoorEvent.class));
    }
}
