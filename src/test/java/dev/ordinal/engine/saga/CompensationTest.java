package dev.ordinal.engine.saga;

import static dev.ordinal.engine.saga.Compensation.Status.DONE;
import static dev.ordinal.engine.saga.Compensation.Status.FAILED;
import static dev.ordinal.engine.saga.Compensation.Status.RUNNING;
import static dev.ordinal.engine.saga.Compensation.Status.WAITING;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class CompensationTest {

    private static final Compensation BEGUN =
            Compensation.begin().then("money").then(List.of("tea", "cup")).then("order").proceed();

    @Test
    void the_first_group_is_begun_and_the_others_wait() {
        assertThat(BEGUN.names(RUNNING)).containsExactly("money");
        assertThat(BEGUN.names(WAITING)).containsExactly("tea", "cup", "order");
        assertThat(BEGUN.proceed()).isEqualTo(BEGUN);
    }

    @Test
    void the_parts_of_a_group_run_at_the_same_time() {
        var next = BEGUN.done("money").proceed();
        assertThat(next.names(RUNNING)).containsExactly("tea", "cup");
        assertThat(next.done("tea").proceed().names(RUNNING)).containsExactly("cup");
        assertThat(next.done("tea").done("cup").proceed().names(RUNNING)).containsExactly("order");
    }

    @Test
    void all_done_is_done() {
        var almost = BEGUN.done("money").done("tea").done("cup");
        assertThat(almost.isDone()).isFalse();
        assertThat(almost.done("order").isDone()).isTrue();
    }

    @Test
    void what_is_done_before_its_turn_has_no_turn() {
        var next = BEGUN.done("tea").done("money").proceed();
        assertThat(next.names(RUNNING)).containsExactly("cup");
    }

    @Test
    void a_part_that_does_not_answer_fails_after_its_last_attempt_and_the_next_group_goes_on() {
        var tired = BEGUN;
        for (int i = 1; i < Compensation.ATTEMPTS; i++) tired = tired.timeUp();
        assertThat(tired.names(RUNNING)).containsExactly("money");
        var failed = tired.timeUp().proceed();
        assertThat(failed.names(FAILED)).containsExactly("money");
        assertThat(failed.names(RUNNING)).containsExactly("tea", "cup");
    }

    @Test
    void a_failed_part_is_tried_again_when_somebody_says_so() {
        var failed = BEGUN.timeUp().timeUp().timeUp().proceed().done("tea").done("cup");
        var again = failed.retry().proceed();
        assertThat(again.names(RUNNING)).containsExactly("money");
        assertThat(again.timeUp().names(RUNNING)).containsExactly("money");
    }

    @Test
    void an_answer_counts_even_after_the_part_was_given_up() {
        var failed = BEGUN.timeUp().timeUp().timeUp();
        assertThat(failed.done("money").names(DONE)).containsExactly("money");
    }

    @Test
    void nothing_to_undo_is_done() {
        assertThat(Compensation.begin().proceed().isDone()).isTrue();
    }
}
