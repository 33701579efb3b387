package dev.ordinal.engine.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/stock/green%2Etea",
                "/api/stock/green.tea",
                "/api/stock/...",
                "/api/stock/.tea",
                "/api/stock/caf%C3%A9",
                "/api/stock/a%20b;c=d",
                "/api/stock/%F0%9F%8D%B5",
                "/api/orders/../stock"
            })
    void a_path_may_be_any_text(String path) {
        assertThat(RequestText.faultOfPath(path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/a%2Fb, The path must not contain an encoded slash",
        "/a%5cb, The path must not contain an encoded slash",
        "/%2E, The path must not contain an encoded . or ..",
        "/a/%2e%2E/b, The path must not contain an encoded . or ..",
        "/a/.%2e/b, The path must not contain an encoded . or ..",
        "/a/..;x/b, The path must not contain an encoded . or ..",
        "/a%00b, The path must not contain control characters",
        "/a%0Ab, The path must not contain control characters",
        "/a%7F, The path must not contain control characters",
        "/a%C2%85, The path must not contain control characters",
        "/a%ff, The path must be percent-encoded UTF-8",
        "/a%C0%AF, The path must be percent-encoded UTF-8",
        "/a%ED%A0%80, The path must be percent-encoded UTF-8",
        "/a%, The path must be percent-encoded UTF-8",
        "/a%4, The path must be percent-encoded UTF-8",
        "/a%zz, The path must be percent-encoded UTF-8",
        "/a%u0041, The path must be percent-encoded UTF-8",
        "/a%-1, The path must be percent-encoded UTF-8"
    })
    void the_fault_of_a_path_is_named(String path, String fault) {
        assertThat(RequestText.faultOfPath(path)).contains(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&&",
                "=",
                "a",
                "a=b=c",
                "subjectPrefix=order%2Ecreated",
                "a=1%2F2&b=%C3%A9+x",
                "a=%41"
            })
    void a_query_may_be_any_text(String query) {
        assertThat(RequestText.faultOfQuery(query)).isEmpty();
    }

    @Test
    void a_request_without_query_has_no_fault_in_it() {
        assertThat(RequestText.faultOfQuery(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "reason=%00, reason must not contain control characters",
        "a=b&group=x%1By, group must not contain control characters",
        "a=%0d%0aSet-Cookie:x, a must not contain control characters",
        "a%62=%09, ab must not contain control characters",
        "%00=1, The name of a parameter must not contain control characters",
        "%00, The name of a parameter must not contain control characters",
        "a=%ff, a must be percent-encoded UTF-8",
        "a=%e9, a must be percent-encoded UTF-8",
        "a=100%, a must be percent-encoded UTF-8",
        "%zz=1, The name of a parameter must be percent-encoded UTF-8"
    })
    void the_fault_of_a_parameter_is_named(String query, String fault) {
        assertThat(RequestText.faultOfQuery(query)).contains(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a[]=<script>", "a={b}", "a=1|2", "a=\"b\"", "a\\=1", "^", "`"})
    void characters_that_no_uri_holds_must_be_encoded(String query) {
        assertThat(RequestText.faultOfQuery(query))
                .contains("The characters \"<>\\^`{|} must be percent-encoded");
    }

    @Test
    void a_form_is_text_that_may_have_lines() {
        assertThat(RequestText.faultOfForm("a=1%0A2&b=%C3%A9+x&c=\u00c3\u00a9")).isEmpty();
        assertThat(RequestText.faultOfForm("")).isEmpty();
        assertThat(RequestText.faultOfForm("a=b&c=%00"))
                .contains("c must not contain control characters");
        assertThat(RequestText.faultOfForm("a=b&c=%zz"))
                .contains("c must be percent-encoded UTF-8");
        assertThat(RequestText.faultOfForm("\u00ff=1"))
                .contains("The name of a parameter must be percent-encoded UTF-8");
    }

    @Test
    void a_header_holds_no_control_character_but_the_tab() {
        assertThat(RequestText.faultOfHeader("Prefer", "wait=5,\twait=6 \u00fc")).isEmpty();
        for (String bad : new String[] {"a\u0000", "\u0001", "a\u007f", "a\nb"}) {
            assertThat(RequestText.faultOfHeader("If-Match", bad))
                    .contains("If-Match must not contain control characters");
        }
    }
}
