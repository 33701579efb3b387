package dev.ordinal.shop.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.message.Ids;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Http.Answer;
import dev.ordinal.testkit.OrdinalDeployment;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;

/** Tests of stock from outside. */
@ArquillianTest
class StockIT {

    @ArquillianResource private URL base;
    private Http http;
    private String path;

    @Deployment(testable = false)
    static WebArchive application() {
        return OrdinalDeployment.with();
    }

    @BeforeEach
    void take_a_product() {
        http = Http.at(base).as("olga");
        path = "/api/stock/tea-" + Ids.next();
    }

    private Answer count(String onHand, String... headers) {
        var all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = "application/json";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return http.send("PUT", path, BodyPublishers.ofString("{\"onHand\":" + onHand + "}"), all);
    }

    private static void expectProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.json().path("code").asString()).isEqualTo(code);
    }

    @Test
    void a_count_is_in_the_audit_with_its_actor() {
        count("7");
        var act = http.get("/api/admin/audit?limit=1").json().at("/items/0");
        assertThat(act.path("type").asString()).isEqualTo("stock.received");
        assertThat("/api/stock/" + act.path("data").path("productId").asString()).isEqualTo(path);
        assertThat(act.path("actor").asString()).isEqualTo("olga");
        assertThat(act.path("actorrole").asString()).isEqualTo("operator");
    }

    @Test
    void what_was_counted_can_be_read_a_moment_later() {
        var counted = count("7");
        assertThat(counted.status()).isEqualTo(202);
        assertThat(counted.need("Location")).isEqualTo(path);
        assertThat(counted.need("ETag")).isEqualTo("\"1\"");

        var level = http.get(path + "?atLeast=1");
        assertThat(level.need("ETag")).isEqualTo("\"1\"");
        assertThat(level.json().path("onHand").asInt()).isEqualTo(7);
        assertThat(level.json().path("reserved").asInt(-1)).isZero();
        assertThat(level.json().path("sold").asInt(-1)).isZero();
        assertThat(http.get(path, "If-None-Match", "\"1\"").status()).isEqualTo(304);
    }

    @Test
    void with_prefer_wait_the_answer_is_the_stock_level() {
        count("7");
        var fewer = count("4", "Prefer", "wait=20");
        assertThat(fewer.status()).isEqualTo(200);
        assertThat(fewer.json()).isEqualTo(http.get(path).json());
        assertThat(fewer.json().path("received").asInt()).isEqualTo(7);
        assertThat(fewer.json().path("writtenOff").asInt()).isEqualTo(3);
    }

    @Test
    void a_count_on_an_old_version_is_stale() {
        count("7");
        count("8", "If-Match", "\"1\"");
        expectProblem(count("9", "If-Match", "\"1\""), 412, "precondition.stale");
        assertThat(http.get(path + "?atLeast=2").json().path("onHand").asInt()).isEqualTo(8);
    }

    @Test
    void a_count_can_be_limited_to_products_that_are_new_or_to_those_that_are_not() {
        expectProblem(count("7", "If-Match", "*"), 412, "precondition.absent");
        expectProblem(http.get(path), 404, "stock.not-found");
        assertThat(count("7", "If-None-Match", "*").need("ETag")).isEqualTo("\"1\"");
        var exists = count("8", "If-None-Match", "*");
        expectProblem(exists, 412, "precondition.exists");
        assertThat(exists.json().path("currentVersion").asInt()).isEqualTo(1);
        expectProblem(count("8", "If-None-Match", "W/\"1\""), 412, "precondition.exists");
        assertThat(count("8", "If-Match", "*").need("ETag")).isEqualTo("\"2\"");
        assertThat(http.get(path + "?atLeast=2").json().path("onHand").asInt()).isEqualTo(8);
    }

    @Test
    void a_preference_may_stand_on_any_line() {
        var counted = count("7", "Prefer", "respond-async", "Prefer", "wait=20");
        assertThat(counted.status()).as(counted.toString()).isEqualTo(200);
        assertThat(counted.need("Preference-Applied")).isEqualTo("wait=20");
    }

    @Test
    void a_product_without_a_piece_is_known_once_it_was_counted() {
        expectProblem(http.get(path), 404, "stock.not-found");
        count("0");
        assertThat(http.get(path + "?atLeast=1").json().path("onHand").asInt(-1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1000000001", "1.5", "\"7\"", "null"})
    void what_is_no_count_is_invalid(String onHand) {
        var answer = count(onHand);
        expectProblem(answer, 422, "request.invalid");
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/onHand");
    }

    @Test
    void a_count_without_a_number_is_invalid() {
        var answer =
                http.send(
                        "PUT",
                        path,
                        BodyPublishers.ofString("{}"),
                        "Content-Type",
                        "application/json");
        expectProblem(answer, 422, "request.invalid");
    }

    @Test
    void a_dot_in_the_name_of_a_product_may_be_encoded() {
        path += ".green.";
        count("7", "Prefer", "wait=20");
        assertThat(http.get(path.replace(".", "%2E")).json()).isEqualTo(http.get(path).json());
        path = path.replace(".", "%2e");
        assertThat(count("8", "If-Match", "\"1\"").need("ETag")).isEqualTo("\"2\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%20", "a%2Fb", "caf%C3%A9", "a%20b", ".", "..", "%2E", "%2e."})
    void what_is_no_name_for_a_product_is_none(String name) {
        path = "/api/stock/" + name;
        assertThat(count("1").status()).isEqualTo(400);
        assertThat(http.get(path).status()).isIn(400, 404);
    }
}
