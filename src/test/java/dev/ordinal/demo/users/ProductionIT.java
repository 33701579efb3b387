package dev.ordinal.demo.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordinal.demo.embedded.ExternalServers;
import dev.ordinal.demo.embedded.ShippedBroker;
import dev.ordinal.testkit.Certificate;
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
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Test of a server with the settings of production: it trusts only an OpenID provider, uses TLS to
 * a database and a broker that require it, and reads its secrets from files.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProductionIT {

    private static final String ISSUER = "https://id.example/realms/shop";
    private static final Path FOLDER =
            Path.of("target", "production-it", "run-" + ProcessHandle.current().pid());
    private static final String ORDERS = "/api/orders";

    private static final String DATABASE_PASSWORD = "secret-of-the-database";
    private static final String BROKER_PASSWORD = "secret-of-the-broker";
    private static final String VAULT_KEY = "YSB0ZXN0IGtleSBvZiB0aGlydHktdHdvIGJ5dGVzISE=";
    private static final String PROVIDER_KEY = "key-of-the-provider";
    private static final String WEBHOOK_SECRET = "secret-of-the-webhook";

    private static final String CONNECTIONS =
            """
            select count(*) from pg_stat_ssl join pg_stat_activity using (pid)
             where application_name like 'ordinal%' and ssl =\
            """;
    private static final String UNSENT =
            """
            select count(*) from event
             where position > (select min(position) from checkpoint where reader = 'relay')\
            """;

    private static ExternalServers database;
    private static ShippedBroker broker;
    private static KeyServer keys;
    private static ServerProcess server;
    private static Http http;
    private static RsaJsonWebKey first;

    @BeforeAll
    static void start() throws Exception {
        Files.createDirectories(FOLDER.resolve("secrets"));
        database = ExternalServers.start(FOLDER.resolve("database"), 25446, 26626);
        database.insistOnTls(Certificate.madeIn(FOLDER));
        database.createDatabase("shop", "service", DATABASE_PASSWORD);
        broker =
                ShippedBroker.start(
                        FOLDER.resolve("broker"), 26627, Map.of("ordinal", BROKER_PASSWORD));
        keys = KeyServer.start();
        first = key("first");
        keys.show(first);
        secret("ORDINAL_DATABASE_PASSWORD", DATABASE_PASSWORD);
        secret("ORDINAL_BROKER_URL", broker.url());
        secret("ORDINAL_BROKER_PASSWORD", BROKER_PASSWORD);
        secret("ORDINAL_VAULT_KEY", VAULT_KEY);
        secret("ORDINAL_PAYMENT_PROVIDER_KEY", PROVIDER_KEY);
        secret("ORDINAL_PAYMENT_WEBHOOK_SECRET", WEBHOOK_SECRET);
        server =
                ServerProcess.start(
                                FOLDER.resolve("server"),
                                Path.of(System.getProperty("ordinal.war")),
                                19140,
                                settings())
                        .awaitReady();
        http = Http.at(server.uri("/").toURL()).asNobody();
    }

    private static void secret(String name, String value) throws IOException {
        Files.writeString(FOLDER.resolve("secrets").resolve(name), value + "\n");
    }

    private static Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("VARIABLE_SOURCE_DIRS", FOLDER.resolve("secrets").toAbsolutePath() + ""),
                Map.entry("ORDINAL_DATA", FOLDER.resolve("data").toAbsolutePath() + ""),
                Map.entry("ORDINAL_DATABASE_URL", database.databaseUrl("shop")),
                Map.entry("ORDINAL_DATABASE_USER", "service"),
                Map.entry("ORDINAL_BROKER_USER", "ordinal"),
                Map.entry("ORDINAL_TOKENS_ISSUER", ISSUER),
                Map.entry("ORDINAL_TOKENS_KEYS", keys.address()),
                Map.entry("ORDINAL_LIMIT_REQUESTS_PER_SECOND", "10"),
                Map.entry(
                        "ORDINAL_HTTP_ALLOWED_ORIGINS",
                        "https://shop.example, https://admin.example"),
                Map.entry("ORDINAL_TOKENS_AUDIENCE", "shop"),
                Map.entry("ORDINAL_TOKENS_ROLES_CLAIM", "roles"));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        keys.close();
        broker.close();
        database.close();
    }

    private static RsaJsonWebKey key(String id) throws JoseException {
        var key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId(id);
        key.setUse("sig");
        return key;
    }

    private static String token(RsaJsonWebKey key, Consumer<JwtClaims> change)
            throws JoseException {
        return TokenForgery.with(key)
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
    void database_and_broker_are_spoken_to_over_tls() {
        assertThat(database.number(CONNECTIONS + "true")).isPositive();
        assertThat(database.number(CONNECTIONS + "false")).isZero();
        await().until(() -> database.number("shop", UNSENT) == 0);
    }

    @Test
    @Order(4)
    void the_providers_secrets_are_those_of_the_files() throws Exception {
        var path = "/api/sandbox/stripe/v1/payment_intents/none";
        assertThat(http.get(path, "Authorization", "Bearer guessed").status()).isEqualTo(401);
        assertThat(http.get(path, "Authorization", "Bearer " + PROVIDER_KEY).status())
                .isEqualTo(404);
        assertThat(told("guessed").status()).isEqualTo(400);
        assertThat(told(WEBHOOK_SECRET).status()).isEqualTo(200);
    }

    @Test
    @Order(4)
    void pages_of_the_origins_that_were_named_may_call() {
        var preflight =
                http.send(
                        "OPTIONS",
                        ORDERS,
                        BodyPublishers.noBody(),
                        "Origin",
                        "https://shop.example",
                        "Access-Control-Request-Method",
                        "POST",
                        "Access-Control-Request-Headers",
                        "authorization,content-type,idempotency-key,if-match,prefer");
        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.need("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
        assertThat(preflight.need("Access-Control-Allow-Methods")).contains("POST", "PUT");
        assertThat(preflight.header("Access-Control-Allow-Credentials")).isEmpty();

        var answer = http.get(ORDERS, "Origin", "https://admin.example");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.need("Access-Control-Allow-Origin")).isEqualTo("https://admin.example");
        assertThat(answer.need("Access-Control-Expose-Headers")).contains("ETag", "Location");
        assertThat(answer.response().headers().allValues("Vary").toString()).contains("Origin");

        for (String other : List.of("https://shop.example.evil.example", "http://shop.example")) {
            var refused = http.get(ORDERS, "Origin", other);
            assertThat(refused.header("Access-Control-Allow-Origin")).isEmpty();
        }
    }

    /** The response to a notification with Stripe's signature. */
    private static Answer told(String secret) throws GeneralSecurityException {
        var time = Instant.now().getEpochSecond();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        var signature = HexFormat.of().formatHex(mac.doFinal((time + ".{}").getBytes(UTF_8)));
        return http.post(
                "/api/payments/webhook",
                "{}",
                "Stripe-Signature",
                "t=" + time + ",v1=" + signature);
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
        var refused = firstRefusal(() -> with(greedy, ORDERS));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.need("Retry-After")).isEqualTo("1");
        assertThat(refused.need("Content-Type")).startsWith("application/problem+json");
        assertThat(with(token(first, _ -> {}), ORDERS).status()).isEqualTo(200);
        assertThat(http.get("/schemas").status()).isEqualTo(200);
        assertThat(http.get("/health/live").status()).isEqualTo(200);
        await().until(() -> with(greedy, ORDERS).status() == 200);
    }

    @Test
    @Order(5)
    void nor_does_somebody_without_a_token() throws Exception {
        assertThat(firstRefusal(() -> http.get("/schemas")).status()).isEqualTo(429);
        assertThat(with(token(first, _ -> {}), ORDERS).status()).isEqualTo(200);
    }

    private static Answer firstRefusal(Supplier<Answer> request) {
        return Stream.generate(request)
                .limit(5_000)
                .filter(answer -> answer.status() != 200)
                .findFirst()
                .orElseThrow();
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
        var demo = TokenForgery.with(key).token(_ -> {});
        assertThat(with(demo, ORDERS).status()).isEqualTo(401);
        keys.show(first, key);
        assertThat(with(demo, ORDERS).status()).as("the demo's issuer").isEqualTo(401);
        assertThat(FOLDER.resolve("data")).as("nothing is left to keep there").doesNotExist();
    }

    @Test
    @Order(7)
    void no_secret_is_in_a_log() throws Exception {
        try (Stream<Path> files = Files.walk(FOLDER.resolve("server"))) {
            var logs = files.filter(file -> file.toString().endsWith(".log")).toList();
            assertThat(logs).hasSizeGreaterThan(1);
            assertThat(logs)
                    .allSatisfy(log ->
                            assertThat(Files.readString(log))
                                    .doesNotContain(
                                            DATABASE_PASSWORD,
                                            BROKER_PASSWORD,
                                            VAULT_KEY,
                                            PROVIDER_KEY,
                                            WEBHOOK_SECRET,
                                            Certificate.PASSWORD));
        }
    }
}
