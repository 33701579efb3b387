package dev.ordinal.shop.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.testkit.Http.Answer;

import tools.jackson.databind.JsonNode;

/** Expectations that many responses share. */
final class Expect {

    private Expect() {}

    /** Expects a problem in the form of RFC 9457; returns it. */
    static JsonNode problem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type").orElse(""))
                .as(answer.toString())
                .startsWith("application/problem+json");
        var problem = answer.json();
        assertThat(problem.get("code").asString()).as(answer.toString()).isEqualTo(code);
        assertThat(problem.get("type").asString()).isEqualTo("/problems/" + code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(answer.body()).doesNotContain("Exception", "dev.ordinal", "\tat ");
        return problem;
    }
}
