package dev.ordinal.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.ordinal.testkit.Injected;
import dev.ordinal.testkit.Stub;

import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

class CommandHeadersTest {

    private static final Caller ALICE = new Caller("alice", "alice", Set.of(Roles.CUSTOMER));

    private static CommandHeaders header(String field, @Nullable Object value) {
        return request("orders", "toString").with(field, value).bean();
    }

    /** A request to a path that a method of this class handles. */
    private static Injected<CommandHeaders> request(String path, String method) {
        try {
            var resource =
                    Stub.of(ResourceInfo.class)
                            .answering("getResourceClass", CommandHeadersTest.class)
                            .answering("getResourceMethod", Object.class.getMethod(method))
                            .get();
            return Injected.into(new CommandHeaders())
                    .with("uri", Stub.of(UriInfo.class).answering("getPath", path).get())
                    .with("resource", resource);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(e);
        }
    }

    // Prefer

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=5                     | 5",
                "respond-async, wait=10     | 10",
                "respond-async;x=1,wait=10  | 10",
                "respond-async;wait=10      | 0",
                "wait = 5                   | 5",
                "wait=\"7\"                 | 7",
                "Wait=5                     | 5",
                "wait=0                     | 0",
                "wait=100                   | 30",
                "wait=999999999999          | 30",
                "await=5                    | 0",
                "wait=-5                    | 0",
                "wait                       | 0",
                "return=minimal             | 0",
                "''                         | 0"
            })
    void prefer_says_how_long_to_wait_but_never_too_long(String prefer, int seconds) {
        assertThat(header("prefer", List.of(prefer)).waiting())
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void without_prefer_no_request_waits() {
        assertThat(header("prefer", List.of()).waiting()).isZero();
    }

    // Idempotency-Key

    private static final String KEY = "\"7c9e6679-7425-40de-944b-e07fc1f90ae7\"";

    @Test
    void without_the_header_there_is_no_key() {
        assertThat(header("idempotencyKey", null).key(ALICE, "body")).isNull();
    }

    @Test
    void quotes_do_not_belong_to_the_key() {
        var bare = KEY.replace("\"", "");
        assertThat(header("idempotencyKey", KEY).key(ALICE, "body"))
                .isEqualTo(header("idempotencyKey", bare).key(ALICE, "body"))
                .hasFieldOrPropertyWithValue("key", bare);
    }

    static List<String> noKeys() {
        return List.of("", "\"\"", " ", "a b", "\"a b\"", "a\"b", "schlüssel", "x".repeat(256));
    }

    @ParameterizedTest
    @MethodSource("noKeys")
    void what_is_no_key_is_refused(String key) {
        assertThatThrownBy(() -> header("idempotencyKey", key).key(ALICE, "body"))
                .asInstanceOf(type(ProblemException.class))
                .extracting(ProblemException::code)
                .isEqualTo("idempotency.key-invalid");
    }

    @Test
    void the_longest_key_is_taken() {
        assertThat(header("idempotencyKey", "x".repeat(255)).key(ALICE, "body")).isNotNull();
    }

    @Test
    void keys_of_other_callers_and_routes_do_not_meet() {
        var mine = request("orders", "toString").with("idempotencyKey", KEY).bean();
        var other = request("orders", "hashCode").with("idempotencyKey", KEY).bean();
        assertThat(mine.key(ALICE, "body")).isNotEqualTo(other.key(ALICE, "body"));
        assertThat(mine.key(ALICE, "body"))
                .isNotEqualTo(mine.key(new Caller("bob", "bob", Set.of(Roles.CUSTOMER)), "body"));
    }

    @Test
    void the_fingerprint_covers_path_and_body() {
        var here = request("orders/1/cancel", "toString").with("idempotencyKey", KEY).bean();
        var there = request("orders/2/cancel", "toString").with("idempotencyKey", KEY).bean();
        var body = Map.of("reason", "late");
        assertThat(here.key(ALICE, body)).isEqualTo(here.key(ALICE, Map.of("reason", "late")));
        assertThat(here.key(ALICE, body)).isNotEqualTo(here.key(ALICE, Map.of("reason", "soon")));
        assertThat(here.key(ALICE, body)).isNotEqualTo(there.key(ALICE, body));
        assertThat(here.key(ALICE, null)).isNotEqualTo(here.key(ALICE, body));
    }
}
