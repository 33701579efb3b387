package dev.ordinal.engine.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.OrdinalDeployment;
import dev.ordinal.testkit.RawHttp;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Tests of what a stranger reaches: addresses that take no token. */
@ArquillianTest
class PublicAddressesIT {

    private static final String PROBLEM = "Content-Type: application/problem+json";
    private static final Path LOG =
            Path.of(System.getProperty("liberty.home"))
                    .resolve("usr/servers/ordinal-it/logs/messages.log");

    private static final String JSON = "Content-Type: application/json";
    private static final String[] FORM = {"Content-Type", "application/x-www-form-urlencoded"};

    @ArquillianResource private URL base;
    private Http http;
    private RawHttp raw;

    @Deployment(testable = false)
    static WebArchive application() {
        return OrdinalDeployment.configured("ordinal.base-url=https://shop.example/a&b");
    }

    @BeforeEach
    void connect() throws URISyntaxException {
        http = Http.at(base).asNobody();
        raw = new RawHttp(base.toURI());
    }

    // queries

    private static final List<String> QUERIES =
            List.of(
                    "",
                    "a",
                    "a=b&a=c",
                    "a=%2Fb",
                    "a=%C3%A9",
                    "a;b=c",
                    "x/../../token/keys",
                    "x/../token/keys",
                    "/../../problems/",
                    "../orders",
                    "%2e%2e/token/keys",
                    "..%2f..%2fapi/orders",
                    "a=%00",
                    "a=%zz",
                    "%",
                    "a=%C3%28",
                    "?",
                    "a[]=<script>");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/schemas",
                "/schemas/order.created",
                "/schemas/order.created/2.0.0",
                "/asyncapi",
                "/apis/ccompat/v7/subjects",
                "/apis/ccompat/v7/subjects/order.created/versions",
                "/apis/ccompat/v7/config",
                "/problems/",
                "/problems/order.empty",
                "/",
                "/index.html",
                "/ordinal.css",
                "/favicon.svg",
                "/api/token/keys"
            })
    void a_query_leads_to_no_other_resource(String address) throws IOException {
        var plain = raw.send("GET", address);
        assertThat(plain.status()).isEqualTo(200);
        for (String query : QUERIES) {
            var answer = raw.send("GET", address + "?" + query);
            if (answer.status() == 400) assertThat(answer.headers()).contains("+json");
            else assertThat(answer.body()).as(address + "?" + query).isEqualTo(plain.body());
        }
    }

    @Test
    void a_parameter_may_be_encoded() {
        var subjects = "/apis/ccompat/v7/subjects?subjectPrefix=";
        assertThat(http.get(subjects + "order%2Ecreated").body())
                .isEqualTo(http.get(subjects + "order.created").body())
                .isEqualTo("[\"order.created\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/schemas/%2e%2e/token/keys",
                "/schemas/..%2ftoken/keys",
                "/schemas/%252e%252e/token/keys",
                "/schemas/..;/token/keys",
                "/schemas/x/../../token/keys",
                "/schemas/order.created%3F/../../token/keys",
                "/asyncapi/../token/keys",
                "/apis/ccompat/v7/../../../token/keys"
            })
    void a_path_leads_to_no_other_resource(String path) throws IOException {
        var answer = raw.send("GET", path);
        assertThat(answer.status()).as(answer.body()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("\"keys\"");
    }

    // methods

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/ordinal.css",
                "/favicon.svg",
                "/favicon.ico",
                "/problems/",
                "/problems/order.empty"
            })
    void pages_can_only_be_read(String page) throws IOException {
        var head = raw.send("HEAD", page);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        var options = raw.send("OPTIONS", page);
        assertThat(options.status()).isEqualTo(200);
        assertThat(options.headers()).contains("Allow: GET, HEAD, OPTIONS");
        assertThat(options.body()).isEmpty();
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "PROPFIND", "FOO")) {
            var answer = raw.send(method, page);
            assertThat(answer.status()).as(method).isEqualTo(405);
            assertThat(answer.headers()).contains("Allow: GET, HEAD, OPTIONS", PROBLEM);
        }
    }

    @Test
    void the_webhook_can_only_be_posted_to() throws IOException {
        for (String path : List.of("/api/payments/webhook", "/api/payments/webhook;a=b")) {
            var answer = raw.send("GET", path);
            assertThat(answer.status()).as(path).isEqualTo(405);
            assertThat(answer.headers()).contains("Allow: POST, OPTIONS", PROBLEM);
        }
    }

    @Test
    void an_address_without_a_page_is_not_found_with_any_method() throws IOException {
        for (String method : List.of("GET", "POST", "OPTIONS", "FOO")) {
            assertThat(raw.send(method, "/nothing").status()).as(method).isEqualTo(404);
        }
    }

    // pages

    @Test
    void the_start_page_names_the_address_that_callers_use() {
        for (String address : List.of("/", "/index.html")) {
            var page = http.get(address);
            assertThat(page.need("Content-Type")).startsWith("text/html");
            assertThat(page.body())
                    .contains("https://shop.example/a&amp;b/api/orders")
                    .doesNotContain("9080", "${");
        }
    }

    @Test
    void pages_have_an_icon() {
        assertThat(http.get("/").body()).contains("href=\"/favicon.svg\"");
        assertThat(http.get("/problems/").body()).contains("href=\"/favicon.svg\"");
        assertThat(http.get("/favicon.svg").need("Content-Type")).startsWith("image/svg+xml");
        assertThat(http.get("/favicon.ico").need("Content-Type")).startsWith("image/");
    }

    // compression and other origins

    @ParameterizedTest
    @ValueSource(strings = {"/schemas", "/asyncapi", "/problems/", "/openapi"})
    void a_long_answer_is_compressed_for_those_who_ask_for_it(String address) {
        var gzip = http.get(address, "Accept-Encoding", "gzip");
        assertThat(gzip.need("Content-Encoding")).isEqualTo("gzip");
        assertThat(gzip.need("Vary")).contains("Accept-Encoding");
        for (String no : List.of("identity", "gzip;q=0", "br")) {
            var plain = http.get(address, "Accept-Encoding", no);
            assertThat(plain.header("Content-Encoding")).as(no).isEmpty();
            assertThat(plain.need("Vary")).contains("Accept-Encoding");
        }
        assertThat(http.get(address).header("Content-Encoding")).isEmpty();
    }

    @Test
    void a_short_answer_is_not_compressed() {
        var answer = http.get("/api/token/keys", "Accept-Encoding", "gzip");
        assertThat(answer.header("Content-Encoding")).isEmpty();
    }

    @Test
    void pages_of_other_origins_get_nothing_unless_it_is_configured() {
        for (String origin : List.of("https://shop.example", "null")) {
            var answer = http.get("/schemas", "Origin", origin);
            assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
            var preflight =
                    http.send(
                            "OPTIONS",
                            "/api/orders",
                            BodyPublishers.noBody(),
                            "Origin",
                            origin,
                            "Access-Control-Request-Method",
                            "POST");
            assertThat(preflight.need("Allow")).contains("POST");
            assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
        }
    }

    // malformed requests

    @Test
    void a_form_that_is_not_encoded_is_malformed() {
        for (String form : List.of("%zz=1", "username=%", "username=alice&password=%C3%2")) {
            var answer = http.send("POST", "/api/token", BodyPublishers.ofString(form), FORM);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
            assertThat(answer.json().path("code").asString()).isEqualTo("request.parameter");
        }
    }

    @Test
    void malformed_header_fields_are_refused() throws IOException {
        for (String field : List.of("Accept: ///;;q=x", "Accept-Language: ;;x-;q=q")) {
            var answer = raw.send("GET", "/schemas", field);
            assertThat(answer.status()).as(field).isEqualTo(400);
            assertThat(answer.headers()).contains(PROBLEM);
        }
    }

    // the log

    @Test
    void strangers_cannot_fill_the_log() throws IOException {
        long before = lines();
        for (int i = 0; i < 6; i++) {
            raw.reset("POST", "/api/orders", JSON);
            raw.reset("POST", "/api/token", "Content-Type: application/x-www-form-urlencoded");
            raw.reset("POST", "/schemas/order.created/compatibility", JSON);
            raw.reset("POST", "/apis/ccompat/v7/subjects/order.created", JSON);
            raw.reset("POST", "/api/payments/webhook", JSON);
            raw.reset("POST", "/api/sandbox/stripe/v1/payment_intents", JSON);
            raw.reset("GET", "/problems/");
            raw.send("GET", "/schemas/%2e%2e/token");
            raw.send("GET", "/schemas?a=%zz");
            raw.send("GET", "/api/orders", "Authorization: Bearer a.b.c");
            raw.send("GET", "/api/orders/%2e%2e/x");
            raw.send("GET", "/schemas", "Accept: ///;;q=x");
            raw.send("GET", "/schemas", "Accept-Language: ;;x-;q=q");
            raw.send("POST", "/schemas/order.created/compatibility", "Content-Type: ////");
            http.send("POST", "/api/token", BodyPublishers.ofString("%zz=%&a=%"), FORM);
            raw.send("BREW", "/schemas");
        }
        await().during(Duration.ofSeconds(2)).until(() -> written(before).size() <= 1);
    }

    private static List<String> written(long before) throws IOException {
        try (var lines = Files.lines(LOG)) {
            return lines.skip(before).toList();
        }
    }

    private static long lines() throws IOException {
        try (var lines = Files.lines(LOG)) {
            return lines.count();
        }
    }
}
