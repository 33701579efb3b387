package dev.ordinal.engine.log.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HighWaterMarkTest {

    private final SimulatedLog log = new SimulatedLog(5, 700);
    private final HighWaterMark mark = new HighWaterMark(log, 0, new SlotPositions());

    @Test
    void an_empty_log_has_its_mark_at_the_start() {
        assertThat(new HighWaterMark(log, 0, new SlotPositions()).advance()).isZero();
        assertThat(new HighWaterMark(log, 42, new SlotPositions()).advance()).isEqualTo(42);
    }

    @Test
    void what_is_committed_without_gaps_is_settled_at_once() {
        for (int i = 0; i < 4; i++) log.append();
        assertThat(mark.advance()).isEqualTo(4);
        assertThat(mark.isWaiting()).isFalse();
    }

    @Test
    void a_long_log_is_passed_page_by_page() {
        for (int i = 0; i < 12; i++) log.append();
        assertThat(mark.advance()).isEqualTo(5);
        assertThat(mark.advance()).isEqualTo(10);
        assertThat(mark.advance()).isEqualTo(12);
    }

    @Test
    void a_server_whose_readers_are_all_behind_starts_at_the_end_of_the_log() {
        for (int i = 0; i < 7; i++) log.append();
        var doomed = log.begin();
        doomed.append();
        doomed.rollback();
        for (int i = 0; i < 11; i++) log.append();
        assertThat(mark.advanceToEnd()).isEqualTo(19);
    }

    @Test
    void the_start_of_a_server_does_not_wait_for_a_transaction() {
        log.append();
        var slow = log.begin();
        slow.append();
        log.append();
        assertThat(mark.advanceToEnd()).isEqualTo(1);
        slow.commit();
        assertThat(mark.advance()).isEqualTo(3);
    }

    @Test
    void a_gap_that_can_still_fill_holds_the_mark() {
        var slow = log.begin();
        slow.append();
        log.append();
        for (int i = 0; i < 5; i++) assertThat(mark.advance()).isZero();
        assertThat(mark.isWaiting()).isTrue();

        slow.commit();
        assertThat(mark.advance()).isEqualTo(2);
        assertThat(mark.isWaiting()).isFalse();
    }

    @Test
    void a_gap_that_died_is_passed() {
        var doomed = log.begin();
        doomed.append();
        log.append();
        assertThat(mark.advance()).isZero();

        doomed.rollback();
        assertThat(mark.advance()).isEqualTo(2);
    }

    @Test
    void an_old_gap_is_passed_at_the_second_read_if_no_transaction_can_fill_it() {
        var doomed = log.begin();
        doomed.append();
        doomed.rollback();
        log.append();
        assertThat(mark.advance()).as("who drew it may have committed meanwhile").isZero();
        assertThat(mark.advance()).isEqualTo(2);
    }

    @Test
    void the_youngest_transaction_is_in_no_snapshot_and_still_holds_the_mark() {
        var older = log.begin();
        var youngest = log.begin();
        older.lock();
        older.takeId();
        youngest.append();
        older.draw();
        older.commit();
        for (int i = 0; i < 3; i++) assertThat(mark.advance()).isZero();

        youngest.commit();
        assertThat(mark.advance()).isEqualTo(2);
    }

    @Test
    void a_long_idle_transaction_that_did_not_touch_the_table_holds_nothing_up() {
        var idle = log.begin();
        idle.takeId();
        var doomed = log.begin();
        doomed.append();
        doomed.rollback();
        log.append();

        assertThat(mark.advance()).as("it holds no lock, but may have committed").isZero();
        assertThat(mark.advance()).as("it has not").isEqualTo(2);
        idle.rollback();
    }

    @Test
    void a_long_idle_transaction_that_touched_the_table_holds_what_is_behind_its_position() {
        log.append();
        var idle = log.begin();
        idle.append();
        for (int i = 0; i < 3; i++) {
            log.append();
            assertThat(mark.advance()).isEqualTo(1);
        }
        idle.commit();
        assertThat(mark.advance()).as("the next page").isEqualTo(5);
    }

    @Test
    void a_transaction_that_only_waits_for_its_first_position_holds_nothing_up() {
        var doomed = log.begin();
        doomed.append();
        doomed.rollback();
        log.begin().lock();
        log.append();
        mark.advance();
        assertThat(mark.advance()).isEqualTo(2);
    }

    @Test
    void new_transactions_do_not_prolong_the_wait_for_an_old_gap() {
        var slow = log.begin();
        slow.append();
        log.append();
        mark.advance();

        var newer = log.begin();
        newer.append();
        slow.rollback();
        assertThat(mark.advance()).isEqualTo(2);
    }

    @Test
    void what_commits_between_the_two_questions_of_a_look_is_not_skipped() {
        var other = log.begin();
        other.append();
        log.append();
        log.meanwhile(other::commit);
        mark.advance();
        mark.advance();
        assertThat(log.read(0, mark.advance())).containsExactly(1L, 2L);
    }

    @Test
    void transaction_ids_beyond_32_bits_are_told_from_their_low_halves() {
        var late = new SimulatedLog(5, (7L << 32) - 1);
        var lateMark = new HighWaterMark(late, 0, new SlotPositions());
        var before = late.begin();
        var behind = late.begin();
        before.append();
        behind.append();
        late.append();
        assertThat(lateMark.advance()).isZero();
        assertThat(lateMark.advance()).isZero();
        before.rollback();
        assertThat(lateMark.advance()).isZero();
        behind.commit();
        assertThat(lateMark.advance()).isEqualTo(3);
    }

    @Test
    void a_mark_that_starts_in_the_middle_of_the_log_does_not_look_back() {
        for (int i = 0; i < 4; i++) log.append();
        var later = new HighWaterMark(log, 3, new SlotPositions());
        assertThat(later.advance()).isEqualTo(4);
    }
}
