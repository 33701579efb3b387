package dev.ordinal.engine.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class EventNameTest {

    @EventType(name = "door.opened", version = "1.2.0")
    record Opened() implements Event {}

    @EventType(name = "door.closed")
    record Closed() implements Event {}

    @EventType(name = "door.locked", version = "1.0")
    record Locked() implements Event {}

    record Unnamed() implements Event {}

    @Test
    void a_record_carries_its_name_and_version() {
        assertThat(EventName.of(Opened.class))
                .isEqualTo(new EventName("door.opened", "1.2.0"))
                .hasToString("door.opened 1.2.0");
    }

    @Test
    void the_first_version_needs_no_mention() {
        assertThat(EventName.of(Closed.class)).isEqualTo(new EventName("door.closed", "1.0.0"));
    }

    @Test
    void a_record_without_a_name_is_none() {
        assertThatIllegalStateException()
                .isThrownBy(() -> EventName.of(Unnamed.class))
                .withMessageContaining(Unnamed.class.getName());
    }

    @Test
    void a_record_with_a_version_that_is_none_is_named() {
        assertThatIllegalStateException()
                .isThrownBy(() -> EventName.of(Locked.class))
                .withMessageContaining(Locked.class.getName())
                .withMessageContaining("\"1.0\"");
    }

    @Test
    void its_version_can_be_compared_and_exchanged() {
        var opened = new EventName("door.opened", "1.10.0");
        assertThat(opened.semanticVersion()).isGreaterThan(new SemanticVersion(1, 9, 0));
        assertThat(opened.in(new SemanticVersion(2, 0, 0)))
                .isEqualTo(new EventName("door.opened", "2.0.0"));
    }

    @Test
    void a_stored_version_that_is_none_cannot_be_compared() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventName("door.opened", "one").semanticVersion())
                .withMessageContaining("\"one\"");
    }

    @EventType(name = "door.written-off")
    private record WrittenOff() implements Event {}

    @Test
    void a_name_that_is_none_is_refused_with_the_rule() {
        assertThatIllegalStateException()
                .isThrownBy(() -> EventName.of(WrittenOff.class))
                .withMessageContaining("door.written-off")
                .withMessageContaining("such as order.item_added");
    }
}
