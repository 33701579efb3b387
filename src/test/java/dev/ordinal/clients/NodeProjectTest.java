package dev.ordinal.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;

class NodeProjectTest {

    @Test
    void programs_run_on_the_pinned_node() {
        var version = NodeProject.of("node").run(Map.of(), "version.mjs");

        assertThat(version).isEqualTo(new NodeProject.Outcome(0, "v22.23.3\n"));
    }

    @Test
    void a_program_that_fails_is_told_with_what_it_wrote() {
        var outcome = NodeProject.of("node").run(Map.of(), "absent.mjs");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.output()).contains("absent.mjs");
    }
}
