package dev.ordinal.engine.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.UUID;
import java.util.stream.IntStream;

class StreamIdTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"order-1", "saga_timer-a-b-c", "order-0198c4f2-0000-7000-8000-00000001"})
    void a_stream_id_is_read_back_from_its_text(String text) {
        assertThat(StreamId.parse(text)).hasToString(text);
    }

    @Test
    void the_first_dash_ends_the_category() {
        assertThat(StreamId.parse("stock-a-b")).isEqualTo(new StreamId("stock", "a-b"));
        var id = UUID.fromString("0198c4f2-0000-7000-8000-000000000001");
        assertThat(StreamId.of("order", id)).hasToString("order-" + id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "order", "-1", "Order-1", "order 2-1", "order-", "order- ", "örder-1"})
    void what_is_no_stream_id_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> StreamId.parse(text));
    }

    /**
     * Checkpoints are kept by slot: a stream that changed its slot would be read twice or never.
     */
    @ParameterizedTest
    @CsvSource({
        "order-0198c4f2-0000-7000-8000-000000000001, 296",
        "order-0198c4f2-0000-7000-8000-000000000002, 297",
        "stock-tea, 858",
        "order-1, 382"
    })
    void the_slot_of_a_stream_stays_for_ever(String stream, int slot) {
        assertThat(StreamId.parse(stream).slot()).isEqualTo(slot);
    }

    @Test
    void streams_spread_over_all_slots() {
        var perSlot = new int[StreamId.SLOTS];
        IntStream.range(0, 100 * StreamId.SLOTS)
                .mapToObj(i -> StreamId.of("order", Ids.next()))
                .forEach(stream -> perSlot[stream.slot()]++);
        assertThat(IntStream.of(perSlot))
                .allSatisfy(streams -> assertThat(streams).isBetween(40, 200));
    }
}
