package dev.ordinal.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventType;
import dev.ordinal.engine.message.Module;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class EventRegistryTest {

    sealed interface DoorEvent extends Event {}

    @EventType(name = "door.opened", version = "1.2.0")
    record Opened(int angle) implements DoorEvent {}

    @EventType(name = "door.closed")
    record Closed() implements DoorEvent {}

    @EventType(name = "door.opened", version = "1.2.0")
    record OpenedAgain() implements Event {}

    @EventType(name = "door.opened", version = "2.0.0")
    record OpenedLater(int angle, String by) implements Event {}

    record Unnamed() implements Event {}

    private static final EventName OPENED = new EventName("door.opened", "1.2.0");

    private final EventRegistry registry = registryOf(DoorEvent.class);

    private static EventRegistry registryOf(Class<? extends Event> events) {
        return registryOf(Set.of(events));
    }

    private static EventRegistry registryOf(Set<Class<? extends Event>> events) {
        return new EventRegistry(List.of(new Module("doors", Set.of(), events)));
    }

    @Test
    void an_event_is_written_under_its_public_name_and_read_back() {
        assertThat(registry.nameOf(new Opened(90))).isEqualTo(OPENED);
        assertThat(registry.write(new Opened(90))).isEqualTo("{\"angle\":90}");
        assertThat(registry.read(OPENED, "{\"angle\":90}", 1)).isEqualTo(new Opened(90));
        assertThat(registry.typeOf(OPENED, 1)).isEqualTo(Opened.class);
    }

    @Test
    void every_declared_event_is_listed_by_name() {
        assertThat(registry.names()).containsExactly("door.closed", "door.opened");
    }

    @Test
    void two_versions_of_an_event_can_live_side_by_side() {
        var both = registryOf(Set.of(Opened.class, OpenedLater.class));
        var later = new EventName("door.opened", "2.0.0");
        assertThat(both.read(OPENED, "{\"angle\":9}", 1)).isEqualTo(new Opened(9));
        assertThat(both.read(later, "{\"angle\":9,\"by\":\"a\"}", 1))
                .isEqualTo(new OpenedLater(9, "a"));
    }

    @Test
    void what_a_newer_version_added_is_passed_over() {
        assertThat(registry.read(OPENED, "{\"angle\":90,\"speed\":3}", 1))
                .isEqualTo(new Opened(90));
    }

    @Test
    void an_event_that_no_module_declares_is_named_with_its_position() {
        assertThatThrownBy(() -> registry.read(new EventName("door.slammed", "1.0.0"), "{}", 77))
                .isInstanceOf(UnknownEventException.class)
                .hasMessageContaining("door.slammed 1.0.0")
                .hasMessageContaining("77");
        assertThatThrownBy(() -> registry.typeOf(new EventName("door.opened", "1.3.0"), 78))
                .isInstanceOf(UnknownEventException.class)
                .hasMessageContaining("door.opened 1.3.0")
                .hasMessageContaining("78");
    }

    @Test
    void a_body_that_does_not_fit_is_named_with_its_position() {
        for (String body : List.of("{\"angle\":\"wide\"}", "[]", "{\"angle\":", "")) {
            assertThatThrownBy(() -> registry.read(OPENED, body, 79))
                    .isInstanceOf(UnreadableEventException.class)
                    .hasMessageContaining("door.opened 1.2.0")
                    .hasMessageContaining("79");
        }
    }

    @Test
    void an_undeclared_event_cannot_be_written() {
        assertThatThrownBy(() -> registry.nameOf(new OpenedLater(9, "a")))
                .isInstanceOf(UndeclaredEventException.class)
                .hasMessageContaining(OpenedLater.class.getName());
    }

    @Test
    void two_records_cannot_share_a_name_and_version() {
        assertThatIllegalStateException()
                .isThrownBy(() -> registryOf(Set.of(Opened.class, OpenedAgain.class)))
                .withMessageContaining("door.opened 1.2.0");
    }

    @Test
    void an_event_record_must_have_a_name() {
        assertThatIllegalStateException()
                .isThrownBy(() -> registryOf(Unnamed.class))
                .withMessageContaining(Unnamed.class.getName());
    }
}
