package dev.ordinal.guarantees;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.StreamId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Events that one reader has read. */
final class SeenInLog {

    private final List<String> faults = new ArrayList<>();
    private final Map<StreamId, Long> versions = new HashMap<>();
    private long last;
    private long count;

    void add(StoredEvent event) {
        var at = event.metadata();
        if (at.position() <= last) faults.add(at.position() + " behind " + last);
        last = at.position();
        count++;
        long before = versions.getOrDefault(at.stream(), at.version() - 1);
        if (at.version() != before + 1)
            faults.add(at.stream() + ": " + at.version() + " behind " + before);
        versions.put(at.stream(), at.version());
    }

    /**
     * Compares the read events with the table.
     *
     * @param rows the number of events in the table
     * @param end the position of the last
     */
    void assertEquals(long rows, long end) {
        assertThat(faults).isEmpty();
        assertThat(count).isEqualTo(rows);
        assertThat(last).isEqualTo(end);
    }
}
