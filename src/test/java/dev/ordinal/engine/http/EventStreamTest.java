package dev.ordinal.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

class EventStreamTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final EventStream stream = new EventStream(out);

    @Test
    void an_event_has_an_id_a_name_and_data() throws IOException {
        stream.event("7", "order.created", "{\"a\": \"\u00e9\"}");
        assertThat(out.toString(UTF_8))
                .isEqualTo("id: 7\nevent: order.created\ndata: {\"a\": \"\u00e9\"}\n\n");
    }

    @Test
    void each_line_of_the_data_is_a_field() throws IOException {
        stream.event("7", "n", "a\nid: 9\r\nc\rd");
        assertThat(out.toString(UTF_8))
                .isEqualTo("id: 7\nevent: n\ndata: a\ndata: id: 9\ndata: c\ndata: d\n\n");
    }

    @Test
    void a_comment_has_an_id_and_no_data() throws IOException {
        stream.comment("live", "7");
        stream.comment("", "8");
        assertThat(out.toString(UTF_8)).isEqualTo(": live\nid: 7\n\n: \nid: 8\n\n");
    }
}
