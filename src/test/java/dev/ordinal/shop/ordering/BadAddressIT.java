package dev.ordinal.shop.ordering;

import static dev.ordinal.shop.ordering.Customer.ORDERS;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.testkit.EventCount;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Http.Answer;
import dev.ordinal.testkit.OrdinalDeployment;
import dev.ordinal.testkit.Sql;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

/** Tests of invalid addresses: each is answered with its fault, and nothing is stored. */
@ArquillianTest
class BadAddressIT {

    @ArquillianResource private URL base;
    private Http http;
    private UnchangedOrder victim;

    @Deployment(testable = false)
    static WebArchive application() {
        return OrdinalDeployment.with(EventCount.class, Sql.class);
    }

    @BeforeEach
    void place_an_order_to_spoil() {
        http = Http.at(base);
        victim = UnchangedOrder.place(http);
    }

    @AfterEach
    void nothing_was_left_behind() {
        victim.isUnharmed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "not-an-id", "0198c4f2", "null", "..%2f..%2fadmin", "%3Cscript%3E"})
    void a_path_that_holds_no_id_leads_nowhere(String noId) {
        var nowhere = ORDERS + "/" + noId;
        leadsNowhere(http.get(nowhere));
        leadsNowhere(http.get(nowhere + "/events"));
        leadsNowhere(http.post(nowhere + "/cancel", "{\"reason\": \"so\"}"));
    }

    private static void leadsNowhere(Answer answer) {
        if (answer.status() == 404) Expect.problem(answer, 404, "resource.not-found");
        else Expect.problem(answer, 400, "request.refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%2Fb", "a%5cb", "%2E", "%2e%2E", "a%ff", "a%C0%AF", "a%C2%85"})
    void a_path_that_could_be_read_as_another_is_refused(String product) {
        var problem = Expect.problem(http.get("/api/stock/" + product), 400, "request.refused");
        assertThat(problem.get("detail").asString()).startsWith("The path ");
    }

    @Test
    void an_encoded_dot_is_a_dot() {
        Expect.problem(http.get("/api/stock/green%2Etea"), 404, "stock.not-found");
        assertThat(http.get("/schemas/order%2Ecreated").json())
                .isEqualTo(http.get("/schemas/order.created").json());
    }

    /** Columns: a user; a method; a path with a parameter that is no text; the parameter. */
    @ParameterizedTest
    @CsvSource({
        "ada, DELETE, /api/admin/people/alice?reason=%00, reason",
        "olga, GET, /api/admin/dead-letters?subscription=%00, subscription",
        "olga, GET, /api/admin/dead-letters?group=%00, group",
        "olga, POST, /api/admin/dead-letters/replay?dryRun=true&group=a%00b, group",
        "olga, GET, /api/admin/sagas?saga=%00, saga",
        "olga, GET, /api/admin/sagas?state=%0A, state",
        "olga, GET, /api/admin/sagas/timers?saga=%7F, saga",
        "olga, GET, /api/orders?customerId=%00, customerId",
        "olga, GET, /api/orders?customerId=%ff, customerId",
        "olga, GET, /api/orders?x%00=1, The name of a parameter",
        "olga, GET, /api/sandbox/totals?paymentId=%00, paymentId",
        "alice, GET, /schemas?x=%00, x"
    })
    void a_parameter_that_is_no_text_is_named(
            String user, String method, String path, String name) {
        var body = BodyPublishers.ofString("{\"reason\": \"so\"}");
        var answer = http.as(user).send(method, path, body, "Content-Type", "application/json");
        var problem = Expect.problem(answer, 400, "request.parameter");
        assertThat(problem.get("detail").asString()).startsWith(name + " ");
    }

    /**
     * The server refuses the path before any application sees the request, so the response is no
     * problem document.
     */
    @Test
    void a_path_that_is_no_text_is_refused_discreetly() {
        var answer = http.get(ORDERS + "/%00");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("Exception", "\tat ", "com.ibm");
    }

    @Test
    void an_address_that_does_not_exist_is_a_problem_like_any_other() {
        Expect.problem(http.get(ORDERS + "/not-an-id"), 404, "resource.not-found");
        Expect.problem(http.get("/api/nothing"), 404, "resource.not-found");
        Expect.problem(http.get("/nothing"), 404, "resource.not-found");
        Expect.problem(http.get(victim.path() + "/nothing"), 404, "resource.not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=-1",
                "?limit=101",
                "?limit=ten",
                "?limit=",
                "?limit=1.5",
                "?limit=99999999999999999999",
                "?cursor=",
                "?cursor=x",
                "?cursor=YQ",
                "?cursor=%00",
                "?cursor=b2Zmc2V0",
                "?status=",
                "?status=lost",
                "?status=OPEN",
                "?status=%00"
            })
    void a_list_cannot_be_asked_for_nonsense(String query) {
        Expect.problem(http.get(ORDERS + query), 400, "request.parameter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?version=x",
                "?version=-1",
                "?version=1.5",
                "?version=",
                "?version=99999999999999999999",
                "?at=yesterday",
                "?at=",
                "?at=2026-13-01T00:00:00Z",
                "?at=2026-01-01",
                "?at=2026-01-01T00:00:00",
                "?atLeast=x",
                "?atLeast=-1",
                "?atLeast=",
                "?version=1&at=2026-01-01T00:00:00Z"
            })
    void an_order_cannot_be_asked_for_nonsense(String query) {
        Expect.problem(http.get(victim.path() + query), 400, "request.parameter");
    }

    /** Instants that Java can represent and a database may not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-999999999-01-01T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "%2B999999999-12-31T23:59:59Z"
            })
    void the_ends_of_time_are_instants_like_any_other(String instant) {
        assertThat(http.get(victim.path() + "?at=" + instant).status())
                .as(instant)
                .isIn(200, 400, 404);
    }

    @Test
    void a_page_of_events_cannot_be_asked_for_nonsense() {
        for (String query : List.of("?limit=0", "?limit=101", "?cursor=x")) {
            Expect.problem(http.get(victim.path() + "/events" + query), 400, "request.parameter");
        }
    }

    /** Columns: a user; a method; a path with a parameter twice; the parameter. */
    @ParameterizedTest
    @CsvSource({
        "alice, GET, /api/orders?limit=1&limit=2, limit",
        "alice, GET, /api/orders?status=open&status=open, status",
        "alice, GET, /api/orders?cursor=a&limit=1&cursor=b, cursor",
        "olga, GET, /api/orders?customerId=alice&customerId=bob, customerId",
        "olga, GET, /api/stock/tea?atLeast=1&atLeast=2, atLeast",
        "olga, GET, /api/admin/dead-letters?group=a&group=b, group",
        "olga, POST, /api/admin/dead-letters/replay?dryRun=true&dryRun=false, dryRun",
        "olga, GET, /api/admin/sagas?saga=a&saga=b, saga",
        "ada, DELETE, /api/admin/people/alice?reason=a&reason=b, reason"
    })
    void a_parameter_with_one_value_is_not_sent_twice(
            String user, String method, String path, String name) {
        var body = BodyPublishers.ofString("{\"reason\": \"so\"}");
        var answer = http.as(user).send(method, path, body, "Content-Type", "application/json");
        var problem = Expect.problem(answer, 400, "request.parameter");
        assertThat(problem.get("detail").asString()).isEqualTo(name + " must not be repeated");
    }

    @Test
    void a_yes_or_no_is_nothing_else() {
        var olga = http.as("olga");
        var replay = "/api/admin/dead-letters/replay?dryRun=";
        for (String value : List.of("maybe", "TRUE", "1", "")) {
            Expect.problem(olga.post(replay + value, "{}"), 400, "request.parameter");
        }
        assertThat(olga.post(replay + "true", "{}").status()).isEqualTo(200);
        Expect.problem(olga.get("/api/admin/sagas?open=maybe"), 400, "request.parameter");
    }

    @Test
    void a_parameter_that_is_not_known_is_ignored() {
        assertThat(http.get(ORDERS + "?limit=1&utm_source=a&utm_source=b").status()).isEqualTo(200);
        assertThat(http.get("/schemas?deleted=false").status()).isEqualTo(200);
    }
}
