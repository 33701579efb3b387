package dev.ordinal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Http.Answer;
import dev.ordinal.testkit.ServerProcess;

import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A server that trusts an OpenID provider, and nobody else. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProviderIT {

    private static final String ISSUER = "https://id.example/realms/shop";
    private static final Path FOLDER =
            Path.of("target", "provider-it", "run-" + ProcessHandle.current().pid());
    private static final String ORDERS = "/api/orders";

    private static KeyServer keys;
    private static ServerProcess server;
    private static Http http;
    private static RsaJsonWebKey first;

    @BeforeAll
    static void start() throws Exception {
        keys = KeyServer.start();
        first = key("first");
        keys.show(first);
        Files.createDirectories(FOLDER);
        server =
                ServerProcess.start(
                                FOLDER,
                                Path.of(System.getProperty("ordinal.war")),
                                19140,
                                Map.of(
                                        "ORDINAL_DATA",
                                                FOLDER.resolve("data").toAbsolutePath() + "",
                                        "ORDINAL_EMBEDDED_DATABASE_PORT", "25446",
                                        "ORDINAL_EMBEDDED_BROKER_PORT", "26626",
                                        "ORDINAL_TOKENS_ISSUER", ISSUER,
                                        "ORDINAL_TOKENS_KEYS", keys.address(),
                                        "ORDINAL_LIMIT_REQUESTS_PER_SECOND", "10",
                                        "ORDINAL_TOKENS_AUDIENCE", "shop",
                                        "ORDINAL_TOKENS_ROLES_CLAIM", "roles"))
                        .awaitReady();
        http = Http.at(server.uri("/").toURL()).asNobody();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        keys.close();
    }

    private static RsaJsonWebKey key(String id) throws JoseException {
        var key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId(id);
        key.setUse("sig");
        return key;
    }

    private static String token(RsaJsonWebKey key, Consumer<JwtClaims> change)
            throws JoseException {
        return Forger.with(key)
                .token(claims -> {
                    claims.setIssuer(ISSUER);
                    claims.setAudience("shop", "other");
                    claims.setSubject("f3b1");
                    claims.setStringListClaim("roles", "customer", "offline_access");
                    claims.unsetClaim("groups");
                    change.accept(claims);
                });
    }

    private static Answer with(String token, String path) {
        return http.get(path, "Authorization", "Bearer " + token);
    }

    @Test
    @Order(1)
    void its_tokens_count_and_its_keys_are_fetched_once() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(with(token(first, _ -> {}), ORDERS).status()).isEqualTo(200);
        }
        assertThat(keys.asked()).isEqualTo(1);
    }

    @Test
    @Order(2)
    void roles_are_in_the_claim_that_was_named() throws Exception {
        var operator =
                token(first, claims -> claims.setStringListClaim("roles", List.of("operator")));
        assertThat(with(operator, "/api/admin/audit").status()).isEqualTo(200);
        assertThat(with(token(first, _ -> {}), "/api/admin/audit").status()).isEqualTo(403);
        var other =
                token(first, claims -> claims.setStringListClaim("groups", List.of("operator")));
        assertThat(with(other, "/api/admin/audit").status()).isEqualTo(403);
    }

    @Test
    @Order(3)
    void the_subject_is_the_customer() throws Exception {
        var item =
                """
                {"productId": "tea", "quantity": 1, "unitPrice": {"amount": 1, "currency": "EUR"}}\
                """;
        var placed =
                http.post(
                        ORDERS,
                        "{\"items\": [" + item + "]}",
                        "Prefer",
                        "wait=20",
                        "Authorization",
                        "Bearer " + token(first, _ -> {}));
        assertThat(placed.json().path("customerId").stringValue()).isEqualTo("f3b1");
    }

    @Test
    @Order(4)
    void a_new_key_is_found_and_an_unknown_one_is_refused() throws Exception {
        var second = key("second");
        assertThat(with(token(second, _ -> {}), ORDERS).status()).isEqualTo(401);
        keys.show(first, second);
        assertThat(with(token(second, _ -> {}), ORDERS).status()).isEqualTo(200);
        assertThat(with(token(first, _ -> {}), ORDERS).status()).isEqualTo(200);
    }

    @Test
    @Order(5)
    void one_caller_does_not_take_the_server_from_the_others() throws Exception {
        var greedy = token(first, claims -> claims.setSubject("greedy"));
        var refused =
                Stream.generate(() -> with(greedy, ORDERS))
                        .limit(5_000)
                        .filter(answer -> answer.status() != 200)
                        .findFirst()
                        .orElseThrow();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.need("Retry-After")).isEqualTo("1");
        assertThat(refused.need("Content-Type")).startsWith("application/problem+json");
        assertThat(with(token(first, _ -> {}), ORDERS).status()).isEqualTo(200);
        assertThat(http.get("/health/live").status()).isEqualTo(200);
        await().until(() -> with(greedy, ORDERS).status() == 200);
    }

    @Test
    @Order(6)
    void the_demo_is_off() throws Exception {
        var form = BodyPublishers.ofString("username=alice&password=alice");
        var type = "application/x-www-form-urlencoded";
        assertThat(http.send("POST", "/api/token", form, "Content-Type", type).status())
                .isEqualTo(404);
        assertThat(http.get("/api/token/keys").status()).isEqualTo(404);
        var key = key("demo");
        var demo = Forger.with(key).token(_ -> {});
        assertThat(with(demo, ORDERS).status()).isEqualTo(401);
        keys.show(first, key);
        assertThat(with(demo, ORDERS).status()).as("the demo's issuer").isEqualTo(401);
        try (Stream<Path> files = Files.walk(FOLDER.resolve("data"), 1)) {
            assertThat(files).noneMatch(file -> file.toString().contains("token-key"));
        }
    }
}
