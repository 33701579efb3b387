package dev.ordinal.engine.consumer.internal;

import static dev.ordinal.engine.schema.internal.Schemas.catalogOf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ordinal.engine.breaker.internal.BreakerRejection;
import dev.ordinal.engine.consumer.UnusableMessageException;
import dev.ordinal.engine.consumer.UnwantedEventException;
import dev.ordinal.engine.consumer.internal.FailureCause.FailedProbe;
import dev.ordinal.engine.consumer.internal.FailureCause.HandlerFailed;
import dev.ordinal.engine.consumer.internal.FailureCause.Unavailable;
import dev.ordinal.engine.consumer.internal.FailureCause.Unusable;
import dev.ordinal.engine.database.ContentionException;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.message.EventType;
import dev.ordinal.engine.message.ModuleDefinition;
import dev.ordinal.engine.schema.internal.EventRegistry;
import dev.ordinal.engine.schema.internal.UnreadableEventException;
import dev.ordinal.engine.schema.internal.upcast.Revisions;

import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class FailureCauseTest {

    private static final Optional<BreakerRejection> NONE = Optional.empty();

    private static final BreakerRejection OPEN =
            new BreakerRejection("supplier", Duration.ofSeconds(30));

    private final RuntimeException fault = new IllegalStateException("fault");

    @EventType(name = "door.opened")
    record Opened(int angle) implements Event {}

    private static FailureCause cause(RuntimeException failure) {
        return FailureCause.of(failure, false, NONE);
    }

    private static RuntimeException wrapped(Throwable cause) {
        return new IllegalStateException("outer", new IllegalStateException("inner", cause));
    }

    private static RuntimeException unreadable() {
        var catalog = catalogOf("door.opened 1.0.0");
        var doors = new ModuleDefinition("doors", Set.of(), Set.of(Opened.class));
        var registry =
                new EventRegistry(List.of(doors), catalog, new Revisions(List.of(), catalog));
        return catchThrowableOfType(
                UnreadableEventException.class,
                () -> registry.decoder().decode(EventName.of(Opened.class), "no JSON", 7));
    }

    @Test
    void an_exception_of_the_handler_is_its_failure() {
        assertThat(cause(fault)).isEqualTo(new HandlerFailed());
        assertThat(cause(wrapped(new SQLException("wrong statement", "42P01"))))
                .isEqualTo(new HandlerFailed());
    }

    @Test
    void an_unusable_message_is_itself_at_fault() {
        var type = EventName.of(Opened.class);
        assertThat(cause(unreadable())).isEqualTo(new Unusable());
        assertThat(cause(new UnusableMessageException("no use", null))).isEqualTo(new Unusable());
        assertThat(cause(new UnwantedEventException("doors", type))).isEqualTo(new Unusable());
    }

    @Test
    void it_is_so_whatever_else_happens() {
        var unusable = new UnusableMessageException("no use", new SQLException("gone", "08006"));
        assertThat(FailureCause.of(unusable, true, Optional.of(OPEN))).isEqualTo(new Unusable());
    }

    @Test
    void only_the_handler_itself_may_say_so() {
        assertThat(cause(wrapped(new UnusableMessageException("no use", null))))
                .isEqualTo(new HandlerFailed());
    }

    @Test
    void a_database_that_is_away_or_busy_is_an_outage() {
        assertThat(cause(wrapped(new SQLException("gone", "08006"))))
                .isEqualTo(new Unavailable(NONE));
        assertThat(cause(wrapped(new SQLException("deadlock", "40P01"))))
                .isEqualTo(new Unavailable(NONE));
        assertThat(cause(wrapped(new ContentionException("lost"))))
                .isEqualTo(new Unavailable(NONE));
    }

    @Test
    void an_open_breaker_is_an_outage_with_or_without_a_name() {
        var rejected = wrapped(new CircuitBreakerOpenException("open"));
        assertThat(cause(rejected)).isEqualTo(new Unavailable(NONE));
        assertThat(FailureCause.of(rejected, false, Optional.of(OPEN)))
                .isEqualTo(new Unavailable(Optional.of(OPEN)));
    }

    @Test
    void what_fails_while_the_server_stops_is_an_outage() {
        assertThat(FailureCause.of(fault, true, NONE)).isEqualTo(new Unavailable(NONE));
        assertThat(FailureCause.of(fault, true, Optional.of(OPEN)))
                .isEqualTo(new Unavailable(Optional.of(OPEN)));
    }

    @Test
    void a_call_that_a_breaker_let_through_and_that_failed_is_a_failed_probe() {
        assertThat(FailureCause.of(fault, false, Optional.of(OPEN)))
                .isEqualTo(new FailedProbe(OPEN));
    }
}
