package dev.ordinal.engine.consumer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.trace.TraceContext;
import dev.ordinal.engine.transport.internal.Failure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Set;
import java.util.stream.Stream;

class FailureReportTest {

    private static final ApplicationPackages PARCELS =
            new ApplicationPackages(Set.of("com.example.parcels"));

    private static <T extends Throwable> T thrownIn(T thrown, String... classes) {
        thrown.setStackTrace(
                Stream.of(classes)
                        .map(name -> new StackTraceElement(name, "run", null, 1))
                        .toArray(StackTraceElement[]::new));
        return thrown;
    }

    private static Failure report(Throwable thrown) {
        return FailureReport.of(thrown, 3, TraceContext.NONE, PARCELS);
    }

    @Test
    void a_failure_is_placed_in_the_applications_code_whatever_its_packages_begin_with() {
        var thrown =
                thrownIn(
                        new IllegalStateException("no van"),
                        "java.util.Optional",
                        "com.fasterxml.Parser",
                        "com.example.parcels.delivery.Van",
                        "com.example.parcels.Parcels",
                        "dev.ordinal.engine.consumer.internal.Handler");
        assertThat(report(thrown).frame()).isEqualTo("com.example.parcels.delivery.Van.run");
    }

    @Test
    void the_innermost_cause_that_passed_the_applications_code_has_the_place() {
        var library = thrownIn(new IllegalStateException("closed"), "org.library.Socket");
        var inner =
                thrownIn(
                        new IllegalStateException("no van", library),
                        "org.library.Client",
                        "com.example.parcels.Van");
        var outer = thrownIn(new IllegalStateException("lost", inner), "com.example.parcels.Desk");
        assertThat(report(outer).frame()).isEqualTo("com.example.parcels.Van.run");
    }

    @Test
    void a_failure_that_never_passed_the_applications_code_has_no_place() {
        var thrown = thrownIn(new IllegalStateException("closed"), "org.library.Socket");
        assertThat(report(thrown).frame()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.Thread",
                "com.fasterxml.Parser",
                "com.example.Parser",
                "com.example.parcelservice.Van",
                "dev.ordinal.engine.consumer.internal.Settlement",
                "com.example.parcels.Van$Proxy$_$$_WeldClientProxy"
            })
    void code_outside_of_the_applications_packages_is_foreign_and_so_are_proxies(String name) {
        assertThat(PARCELS.has(name)).isFalse();
    }

    @Test
    void the_package_of_a_subscription_is_the_applications_own_but_not_if_it_is_the_engines() {
        var code = PARCELS.and(org.junit.jupiter.api.Assertions.class);
        assertThat(code.has("org.junit.jupiter.api.Assertions")).isTrue();
        assertThat(code.has("com.example.parcels.Van")).isTrue();
        assertThat(PARCELS.and(Settlement.class).has(Settlement.class.getName())).isFalse();
    }

    @Test
    void it_says_what_was_thrown_and_how_often_the_message_was_retried() {
        var report = report(thrownIn(new IllegalStateException("no van"), "java.util.Optional"));
        assertThat(report.exception()).isEqualTo("java.lang.IllegalStateException");
        assertThat(report.message()).isEqualTo("no van");
        assertThat(report.retries()).isEqualTo(3);
        assertThat(report.traceparent()).isNull();
        assertThat(report(new IllegalStateException()).message()).isEmpty();
    }

    @Test
    void the_digest_is_the_same_for_the_same_stack_only() {
        var here = thrownIn(new IllegalStateException("one"), "com.example.parcels.Van");
        var alsoHere = thrownIn(new IllegalStateException("two"), "com.example.parcels.Van");
        var elsewhere = thrownIn(new IllegalStateException("one"), "com.example.parcels.Desk");
        assertThat(report(here).digest()).hasSize(16).isEqualTo(report(alsoHere).digest());
        assertThat(report(here).digest()).isNotEqualTo(report(elsewhere).digest());
    }
}
