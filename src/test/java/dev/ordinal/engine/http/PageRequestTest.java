package dev.ordinal.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordinal.testkit.Injected;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

class PageRequestTest {

    /** Keys with gaps, ascending. */
    private final List<Long> rows = new ArrayList<>();

    private PageRequestTest fill(int count) {
        LongStream.rangeClosed(1, count).forEach(i -> rows.add(3 * i));
        return this;
    }

    private List<Long> read(PageRequest.Position from, int limit) {
        long key = from.key() == null ? 0 : from.key();
        Stream<Long> found =
                from.backwards()
                        ? rows.reversed().stream().filter(row -> row < key)
                        : rows.stream().filter(row -> row > key);
        return found.limit(limit).toList();
    }

    private Page<Long> page(@Nullable String limit, @Nullable String cursor) {
        return Injected.into(new PageRequest())
                .with("limit", limit)
                .with("cursor", cursor)
                .bean()
                .read(this::read, row -> row);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "1, 5", "7, 3", "9, 3", "10, 3", "100, 1", "100, 99", "100, 100"})
    void walking_to_the_end_and_back_shows_every_row_once(int count, int size) {
        fill(count);
        var limit = Integer.toString(size);
        var forwards = new ArrayList<Long>();
        @Nullable Page<Long> page = page(limit, null);
        assertThat(page.prev()).as("prev of the first page").isNull();
        var last = page;
        while (page != null) {
            forwards.addAll(page.items());
            last = page;
            page = page.next() == null ? null : page(limit, page.next());
        }
        assertThat(forwards).isEqualTo(rows);
        assertThat(walkBack(last, limit)).isEqualTo(rows);
    }

    private List<Long> walkBack(Page<Long> last, String limit) {
        Deque<List<Long>> pages = new ArrayDeque<>();
        @Nullable Page<Long> page = last;
        while (page != null) {
            pages.push(page.items());
            page = page.prev() == null ? null : page(limit, page.prev());
        }
        return pages.stream().flatMap(List::stream).toList();
    }

    @Test
    void no_page_is_empty_but_that_of_an_empty_list() {
        fill(6);
        var second = page("3", page("3", null).next());
        assertThat(second.items()).containsExactly(12L, 15L, 18L);
        assertThat(second.next()).as("nothing follows").isNull();
    }

    @Test
    void rows_that_come_in_meanwhile_shift_nothing() {
        fill(6);
        var first = page("2", null);
        rows.addFirst(1L);
        rows.add(1, 2L);
        var second = page("2", first.next());
        assertThat(second.items()).containsExactly(9L, 12L);
        assertThat(page("2", second.prev()).items()).containsExactly(3L, 6L);
    }

    @Test
    void a_row_that_went_away_does_not_break_its_cursor() {
        fill(6);
        var next = page("2", null).next();
        rows.remove(6L);
        assertThat(page("2", next).items()).containsExactly(9L, 12L);
    }

    @Test
    void twenty_rows_are_a_page_unless_asked_for_more() {
        fill(150);
        assertThat(page(null, null).items()).hasSize(20);
        assertThat(page("100", null).items()).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "101", "1.5", "abc", "99999999999999999999", "1 ", "١"})
    void a_limit_out_of_bounds_is_refused(String limit) {
        assertThatThrownBy(() -> page(limit, null))
                .asInstanceOf(type(ProblemException.class))
                .extracting(ProblemException::code)
                .isEqualTo("request.parameter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "YQ", "YTEyYQ", "!!!", "a12", "Yzk", "YS0x", "%00"})
    void an_invalid_cursor_is_refused(String cursor) {
        assertThatThrownBy(() -> page(null, cursor))
                .asInstanceOf(type(ProblemException.class))
                .extracting(ProblemException::code)
                .isEqualTo("request.parameter");
    }

    @Test
    void an_empty_list_has_one_page() {
        assertThat(page(null, null)).isEqualTo(new Page<>(List.of(), null, null));
    }

    private static String cursor(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"a0", "a2", "b999999999", "b19"})
    void a_cursor_beyond_all_rows_has_no_false_neighbour(String position) {
        fill(6);
        var all = page("6", cursor(position));
        assertThat(all.items()).isEqualTo(rows);
        assertThat(all.prev()).isNull();
        assertThat(all.next()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 3", "3, 3", "4, 3", "6, 3", "7, 3", "10, 1"})
    void an_empty_page_leads_back_to_every_row(int count, int size) {
        fill(count);
        var limit = Integer.toString(size);
        var end = page(limit, cursor("a" + rows.getLast()));
        assertThat(end.items()).isEmpty();
        assertThat(end.next()).isNull();
        assertThat(walkBack(end, limit)).isEqualTo(rows);

        var beginning = page(limit, cursor("b" + rows.getFirst()));
        assertThat(beginning.items()).isEmpty();
        assertThat(beginning.prev()).isNull();
        assertThat(page(limit, beginning.next())).isEqualTo(page(limit, null));
    }

    @Test
    void an_empty_page_leads_back_when_its_own_rows_are_gone() {
        fill(6);
        var second = page("2", null).next();
        rows.removeIf(row -> row > 5);
        var empty = page("2", second);
        assertThat(empty.items()).isEmpty();
        assertThat(page("2", empty.prev()).items()).containsExactly(3L);
    }

    @Test
    void a_page_of_an_empty_list_leads_nowhere() {
        for (String position : List.of("a5", "b5", "first")) {
            assertThat(page("3", cursor(position))).isEqualTo(new Page<>(List.of(), null, null));
            assertThat(cut(List.of(), cursor(position)))
                    .isEqualTo(new Page<>(List.of(), null, null));
        }
    }

    @Test
    void an_empty_part_of_a_whole_list_leads_back_too() {
        var all = List.of("a", "c", "d", "e", "f", "g", "h");
        var end = cut(all, cursor("az"));
        assertThat(end.items()).isEmpty();
        assertThat(end.next()).isNull();
        assertThat(cut(all, end.prev()).items()).containsExactly("f", "g", "h");
        var beginning = cut(all, cursor("ba"));
        assertThat(beginning.items()).isEmpty();
        assertThat(beginning.prev()).isNull();
        assertThat(cut(all, beginning.next())).isEqualTo(cut(all, null));
        var before = cut(List.of("x", "y"), cursor("aa"));
        assertThat(before).isEqualTo(new Page<>(List.of("x", "y"), null, null));
    }

    private Page<String> cut(List<String> all, @Nullable String cursor) {
        return Injected.into(new PageRequest())
                .with("limit", "3")
                .with("cursor", cursor)
                .bean()
                .cut(all, item -> item);
    }

    @Test
    void a_list_that_is_there_as_a_whole_is_cut_where_the_key_stands_even_if_it_is_gone() {
        var all = List.of("a", "c", "d", "e", "f", "g");
        assertThat(cut(List.of("a", "c"), null).next()).isNull();
        var second = cut(all, cut(all, null).next());
        assertThat(second.items()).containsExactly("e", "f", "g");
        assertThat(second.next()).isNull();
        assertThat(cut(all, second.prev()).items()).containsExactly("a", "c", "d");
        var withoutD = List.of("a", "c", "e", "f");
        assertThat(cut(withoutD, cut(all, null).next()).items()).containsExactly("e", "f");
    }
}
