package dev.ordinal.engine.log;

/**
 * What the first event of a stream says, by which {@link EventStore#readOfStreams} chooses streams:
 * whose order it is, for example.
 *
 * @param category that of the streams
 * @param field a field of the event as it is stored, at the top of its body; it must have this name
 *     in every version of the event
 * @param value the text in the field
 */
public record FirstEvent(String category, String field, String value) {

    /** What the names of all such streams begin with. */
    String prefix() {
        return category + "-";
    }
}
