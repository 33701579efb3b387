package dev.ordinal.engine.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ordinal.engine.http.CommandHeaders;
import dev.ordinal.engine.http.PageRequest;
import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.testkit.Stub;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.UriInfo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class DeclaredParameterTest {

    /** Bean with parameters of its own and inherited ones. */
    static class Older extends PageRequest {

        @BeanParam CommandHeaders headers = new CommandHeaders();

        @QueryParam("olderThan")
        String olderThan = "";
    }

    interface Resource {

        void list(
                @PathParam("id") String id,
                @QueryParam("status") String status,
                @QueryParam("dryRun") boolean dryRun,
                @QueryParam("count") int count,
                @QueryParam("atLeast") long atLeast,
                @QueryParam("tag") List<String> tags,
                @HeaderParam("Last-Event-ID") String last,
                @BeanParam Older older,
                String body);
    }

    private static List<DeclaredParameter> declared() {
        return DeclaredParameter.of(Resource.class.getDeclaredMethods()[0]);
    }

    @Test
    void all_parameters_of_a_method_and_of_its_beans_are_found() {
        assertThat(declared())
                .extracting(DeclaredParameter::name)
                .containsExactlyInAnyOrder(
                        "status",
                        "dryRun",
                        "count",
                        "atLeast",
                        "tag",
                        "Last-Event-ID",
                        "If-Match",
                        "If-None-Match",
                        "Idempotency-Key",
                        "Prefer",
                        "olderThan",
                        "limit",
                        "cursor");
    }

    private static void send(boolean isHeader, String name, String... values) {
        var sent = new MultivaluedHashMap<String, String>();
        sent.addAll(name, values);
        var none = new MultivaluedHashMap<String, String>();
        var uri =
                Stub.of(UriInfo.class)
                        .answering("getQueryParameters", isHeader ? none : sent)
                        .get();
        var request =
                Stub.of(ContainerRequestContext.class)
                        .answering("getHeaders", isHeader ? sent : none)
                        .answering("getUriInfo", uri)
                        .get();
        declared().forEach(parameter -> parameter.check(request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "limit", "cursor", "olderThan"})
    void a_parameter_with_one_value_is_sent_once(String name) {
        send(false, name, "1");
        assertThatThrownBy(() -> send(false, name, "1", "1"))
                .isInstanceOf(ProblemException.class)
                .hasMessage(name + " must not be repeated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Idempotency-Key", "Last-Event-ID"})
    void a_header_with_one_value_is_sent_once(String name) {
        send(true, name, "1");
        assertThatThrownBy(() -> send(true, name, "1", "2"))
                .isInstanceOf(ProblemException.class)
                .hasMessage(name + " must not be repeated");
    }

    @Test
    void lists_and_unknown_parameters_may_be_sent_more_than_once() {
        send(false, "tag", "a", "b");
        send(true, "If-Match", "\"1\"", "\"2\"");
        send(true, "Prefer", "wait=5", "respond-async");
        send(false, "unknown", "a", "b");
        send(true, "Accept", "a/b", "c/d");
    }

    @ParameterizedTest
    @CsvSource({
        "dryRun, maybe, must be true or false",
        "dryRun, '', must be true or false",
        "dryRun, TRUE, must be true or false",
        "dryRun, 1, must be true or false",
        "count, x, must be a whole number",
        "count, 2147483648, must be a whole number",
        "atLeast, '', must be a whole number",
        "atLeast, 9223372036854775808, must be a whole number"
    })
    void a_value_of_another_type_is_refused(String name, String value, String fault) {
        assertThatThrownBy(() -> send(false, name, value)).hasMessage(name + " " + fault);
    }

    @Test
    void a_value_of_its_type_is_taken() {
        send(false, "dryRun", "true");
        send(false, "dryRun", "false");
        send(false, "count", "-7");
        send(false, "atLeast", "9223372036854775807");
    }
}
