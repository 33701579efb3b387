package dev.ordinal.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Tests that the shipped files can be read by Grafana and Prometheus and are complete. Tests with
 * servers check that the metrics are exported.
 */
class MonitoringTest {

    @Test
    void every_alert_says_how_bad_it_is_and_what_to_do() {
        assertThat(Monitoring.alerts())
                .hasSizeGreaterThan(8)
                .allSatisfy(alert -> {
                    assertThat(alert.path("labels").path("severity").asString())
                            .isIn("critical", "warning", "info");
                    var notes = alert.path("annotations");
                    assertThat(notes.path("summary").asString()).isNotBlank();
                    assertThat(notes.path("runbook").asString()).hasSizeGreaterThan(80);
                })
                .extracting(alert -> alert.path("alert").asString())
                .doesNotHaveDuplicates();
    }

    @Test
    void every_alert_is_in_the_documentation() throws Exception {
        var page = Files.readString(Path.of("docs", "telemetry.md"));
        assertThat(Monitoring.alerts())
                .extracting(alert -> alert.path("alert").asString())
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    @Test
    void every_panel_has_a_place_of_its_own_and_a_question() {
        var panels = Monitoring.dashboard().path("panels").valueStream().toList();
        assertThat(panels).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
        assertThat(panels)
                .extracting(panel -> panel.path("gridPos").toString())
                .doesNotHaveDuplicates();
        assertThat(panels)
                .filteredOn(panel -> !panel.path("type").asString().equals("row"))
                .hasSizeGreaterThan(15)
                .allSatisfy(MonitoringTest::assertAsks);
    }

    private static void assertAsks(JsonNode panel) {
        assertThat(panel.path("targets").valueStream())
                .isNotEmpty()
                .allSatisfy(target ->
                        assertThat(PromQl.parse(target.path("expr").asString()).metrics())
                                .isNotEmpty());
    }

    @Test
    void metrics_and_labels_are_found_in_an_expression() {
        var parsed =
                PromQl.parse(
                        """
                        histogram_quantile(0.99, sum by (le, job) (rate(a_bucket{x=~"5..|b"}[5m])))
                          / on (job) max(b_total) > 0.25\
                        """);
        assertThat(parsed.metrics())
                .isEqualTo(Map.of("a_bucket", Set.of("x"), "b_total", Set.<String>of()));
        assertThat(parsed.groupings()).containsExactly("job", "le");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum(a", "a}", "guess(a)", "a ? b", "sum(a]"})
    void what_is_no_expression_is_refused(String expression) {
        assertThatThrownBy(() -> PromQl.parse(expression))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_not_exported_is_missing() {
        assertThat(Monitoring.missing(Map.of()))
                .contains("ordinal_reader_lag_seconds", "ordinal_dead_letters");
    }
}
