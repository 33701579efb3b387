package dev.ordinal.demo.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Http.Answer;
import dev.ordinal.testkit.OrdinalDeployment;
import dev.ordinal.testkit.ServerSentEvents;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Tests of authentication and authorization: which tokens are accepted, and what each role may do.
 */
@ArquillianTest
@RunAsClient
class TokensIT {

    private static final Path DATA = Path.of("target", "data-it");
    private static final String ORDERS = "/api/orders";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String FORM = "application/x-www-form-urlencoded";

    @ArquillianResource private URL base;
    private Http http;
    private Http nobody;

    @Deployment
    static WebArchive application() {
        return OrdinalDeployment.with(TokensIT.class);
    }

    @BeforeEach
    void open() {
        http = Http.at(base);
        nobody = http.asNobody();
    }

    private Answer with(String token) {
        return nobody.get(ORDERS, "Authorization", "Bearer " + token);
    }

    private static TokenForgery forgery() throws IOException, JoseException {
        return TokenForgery.withKeyOf(DATA);
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        assertThat(answer.need("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.need("WWW-Authenticate")).startsWith("Bearer ");
        assertThat(answer.json().path("code").stringValue()).isEqualTo("access.unauthenticated");
        assertThat(answer.body()).doesNotContain("Exception", "CWWK", "dev.ordinal");
    }

    @Test
    void a_good_token_is_taken() throws Exception {
        assertThat(with(forgery().token(_ -> {})).status()).isEqualTo(200);
        assertThat(with(forgery().tokenWithKeyId(null)).status()).isEqualTo(200);
    }

    @Test
    void without_a_token_nothing_is_shown() {
        var missing = nobody.get(ORDERS);
        assertRefused(missing);
        assertThat(missing.need("WWW-Authenticate")).doesNotContain("error");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Bearer a.b.c",
                "Bearer ....",
                "Basic YWxpY2U6YWxpY2U=",
                "alice"
            })
    void garbage_is_no_token(String authorization) {
        assertRefused(nobody.get(ORDERS, "Authorization", authorization));
    }

    static Stream<Consumer<JwtClaims>> notGood() {
        return Stream.of(
                claims -> claims.setExpirationTime(TokenForgery.inSeconds(-60)),
                claims -> claims.setNotBefore(TokenForgery.inSeconds(60)),
                claims -> claims.setAudience("somebody-else"),
                claims -> claims.unsetClaim("aud"),
                claims -> claims.setIssuer("https://elsewhere.example"),
                claims -> claims.unsetClaim("iss"),
                claims -> claims.unsetClaim("exp"),
                claims -> claims.unsetClaim("sub"));
    }

    @ParameterizedTest
    @MethodSource("notGood")
    void a_token_for_another_time_or_place_is_refused(Consumer<JwtClaims> change) throws Exception {
        var answer = with(forgery().token(change));
        assertRefused(answer);
        assertThat(answer.need("WWW-Authenticate")).contains("error=\"invalid_token\"");
    }

    @Test
    void clocks_may_differ_by_some_seconds() throws Exception {
        var late = forgery().token(claims -> claims.setExpirationTime(TokenForgery.inSeconds(-15)));
        assertThat(with(late).status()).isEqualTo(200);
    }

    @Test
    void a_live_feed_ends_when_its_token_has_expired() throws Exception {
        var expiring =
                forgery().token(claims -> claims.setExpirationTime(TokenForgery.inSeconds(-20)));
        var lasting = forgery().token(_ -> {});
        try (var brief = listen(expiring);
                var other = listen(lasting)) {
            await().atMost(SOON).until(() -> heard(brief) && heard(other));
            await().atMost(SOON).until(brief::hasEnded);
            assertThat(other.hasEnded()).isFalse();
        }
    }

    private ServerSentEvents listen(String token) {
        return nobody.listen("/api/orders/live", "Authorization", "Bearer " + token);
    }

    private static boolean heard(ServerSentEvents feed) {
        return feed.comments().contains("live");
    }

    @Test
    void a_token_that_others_have_signed_is_refused() throws Exception {
        var other = RsaJwkGenerator.generateJwk(2048);
        other.setKeyId(forgery().keyId());
        assertRefused(with(TokenForgery.with(other).token(_ -> {})));
        assertRefused(with(TokenForgery.with(other).tokenWithKeyId("unknown")));
        assertRefused(with(TokenForgery.with(other).tokenWithKeyId(null)));
        assertRefused(with(forgery().signedWithThePublicKey()));
        assertRefused(with(forgery().unsigned()));
    }

    @Test
    void a_token_that_was_changed_is_refused() throws Exception {
        var parts = forgery().token(_ -> {}).split("\\.", -1);
        var other = forgery().token(claims -> claims.setSubject("bob")).split("\\.", -1);
        assertRefused(with(parts[0] + "." + other[1] + "." + parts[2]));
        assertRefused(with(parts[0] + "." + parts[1] + "."));
        var signature = (parts[2].charAt(9) == 'A' ? 'B' : 'A') + parts[2].substring(10);
        assertRefused(with(parts[0] + "." + parts[1] + "." + parts[2].substring(0, 9) + signature));
    }

    @Test
    void a_token_in_the_address_or_the_body_is_none() throws Exception {
        var token = "access_token=" + forgery().token(_ -> {});
        assertRefused(nobody.get(ORDERS + "?" + token));
        assertRefused(nobody.get(ORDERS + "?" + token, "Content-Type", FORM));
        var body = BodyPublishers.ofString(token);
        assertRefused(nobody.send("POST", ORDERS, body, "Content-Type", FORM));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api",
        "GET, /api/",
        "GET, /api/nowhere",
        "GET, /api/orders/01935c2e-7b1a-7c3e-9f00-5d1c3a1e0b01",
        "GET, /api/orders/live",
        "HEAD, /api/orders",
        "TRACE, /api/orders",
        "POST, /api/orders",
        "PUT, /api/stock/tea",
        "GET, /api/payments/01935c2e-7b1a-7c3e-9f00-5d1c3a1e0b01",
        "GET, /api/payments/webhook/../../admin/audit",
        "GET, /api/payments/webhook/%2e%2e/%2e%2e/admin/audit",
        "GET, /api/payments/01935c2e-7b1a-7c3e-9f00-5d1c3a1e0b01;a=b",
        "GET, /api//admin/audit",
        "GET, /api/admin/audit;a=b",
        "GET, /api/token/../admin/audit",
        "GET, /api/sandbox/stripe/../totals",
        "GET, /api/sandbox/totals",
        "PUT, /api/sandbox/outage",
        "GET, /api/admin/audit",
        "GET, /api/schemas",
    })
    void everything_is_closed(String method, String path) {
        var answer = nobody.send(method, path, BodyPublishers.noBody());
        assertThat(answer.status()).as(answer.toString()).isIn(400, 401, 404, 405);
        assertThat(answer.body()).doesNotContain("items");
        if (!path.contains("..") && !path.contains("%") && !path.contains("//")) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/health",
                "/health/live",
                "/health/ready",
                "/openapi",
                "/problems/",
                "/problems/access.unauthenticated",
                "/schemas",
                "/schemas/order.created/2.0.0",
                "/asyncapi",
                "/apis/ccompat/v7/subjects",
                "/ordinal.css",
                "/api/token/keys"
            })
    void some_things_are_open_and_do_not_mind_a_bad_token(String path) {
        // other tests may have left events in the log for which this server is not ready
        assertThat(nobody.get(path).status()).isIn(200, 503);
        assertThat(nobody.get(path, "Authorization", "Bearer x").status()).isIn(200, 503);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/orders, customer operator admin",
        "POST, /api/orders, customer",
        "POST, /api/orders/01935c2e-7b1a-7c3e-9f00-5d1c3a1e0b01/submit, customer",
        "PUT, /api/stock/tea, operator admin",
        "GET, /api/stock/tea, customer operator admin",
        "GET, /api/payments/01935c2e-7b1a-7c3e-9f00-5d1c3a1e0b01, customer operator admin",
        "GET, /api/sandbox/totals, operator admin",
        "GET, /api/admin/projections, operator admin",
        "GET, /api/admin/breakers, operator admin",
        "GET, /api/admin/dead-letters, operator admin",
        "PUT, /api/admin/dead-letters/1, admin",
        "POST, /api/admin/dead-letters/1/discard, operator admin",
        "POST, /api/admin/dead-letters/1/replay, operator admin",
        "GET, /api/admin/audit, operator admin",
        "GET, /api/admin/sagas, operator admin",
        "POST, /api/admin/sagas/a/b/retry, operator admin",
        "POST, /api/admin/sagas/a/b/settle, admin",
    })
    void each_role_has_its_rights(String method, String path, String permitted) throws Exception {
        for (String role : new String[] {"customer", "operator", "admin", "stranger"}) {
            var token = forgery().token(claims -> claims.setStringListClaim("groups", role));
            var answer =
                    nobody.send(
                            method,
                            path,
                            BodyPublishers.ofString(method.equals("GET") ? "" : "{}"),
                            "Content-Type",
                            "application/json",
                            "Authorization",
                            "Bearer " + token);
            if (permitted.contains(role)) assertThat(answer.status()).isNotIn(401, 403);
            else assertForbidden(answer);
        }
    }

    private static void assertForbidden(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
        assertThat(answer.need("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("code").stringValue()).isEqualTo("access.denied");
    }

    @Test
    void the_demos_users_get_tokens() throws Exception {
        var answer = logIn("username=olga&password=olga");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("token_type").stringValue()).isEqualTo("Bearer");
        assertThat(answer.json().path("expires_in").asLong()).isEqualTo(3600);
        assertThat(answer.need("Cache-Control")).isEqualTo("no-store");
        var token = answer.json().path("access_token").stringValue();
        assertThat(with(token).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "username=alice",
                "username=alice&password=bob",
                "username=mallory&password=mallory",
                "username=&password="
            })
    void a_wrong_password_gets_none(String body) {
        var answer = logIn(body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        assertThat(answer.need("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer.json().path("code").stringValue()).isEqualTo("token.wrong-password");
    }

    private Answer logIn(String body) {
        return nobody.send(
                "POST", "/api/token", BodyPublishers.ofString(body), "Content-Type", FORM);
    }

    @Test
    void a_read_request_registers_no_person() throws Exception {
        var subject = "reader-" + UUID.randomUUID();
        var token = forgery().token(claims -> claims.setSubject(subject));
        assertThat(with(token).json().path("items")).isEmpty();
        assertThat(http.as("ada").get("/api/admin/people/" + subject).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/ready", "/openapi", "/openapi/ui/", "/jwt/", "/nowhere"})
    void pages_of_the_servers_own_are_careful_too(String path) {
        var answer = nobody.get(path);
        assertThat(answer.need("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.need("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.need("Content-Security-Policy")).isNotEmpty();
        assertThat(answer.header("$WSEP")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/problems/", "/schemas", "/nowhere", ORDERS, "/api/nowhere"})
    void responses_have_security_headers(String path) {
        var answers = List.of(nobody.get(path), http.get(path, "X-Forwarded-Proto", "https"));
        for (Answer answer : answers) {
            assertThat(answer.need("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.need("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.need("Content-Security-Policy"))
                    .contains("default-src 'self'", "frame-ancestors 'none'");
            assertThat(answer.header("Cache-Control").orElse("").equals("no-store"))
                    .as(answer.toString())
                    .isEqualTo(path.startsWith("/api"));
        }
        assertThat(answers.getFirst().header("Strict-Transport-Security")).isEmpty();
        assertThat(answers.getLast().need("Strict-Transport-Security")).startsWith("max-age=");
    }

    @Test
    void the_private_key_is_not_shown_and_only_its_owner_can_read_it() throws Exception {
        var mode = Files.getPosixFilePermissions(DATA.resolve("token-key.json"));
        assertThat(PosixFilePermissions.toString(mode)).isEqualTo("rw-------");
        var shown = nobody.get("/api/token/keys").json().at("/keys/0");
        assertThat(shown.propertyNames()).contains("kid", "n", "e").doesNotContain("d", "p", "q");
    }
}
