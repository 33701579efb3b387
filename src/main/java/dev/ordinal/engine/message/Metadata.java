package dev.ordinal.engine.message;

import java.time.Instant;
import java.util.UUID;

/**
 * The metadata of a stored event: all that the log knows of it besides its body.
 *
 * @param id the id, a UUID of version 7: the same in the log, on the broker and in each inbox.
 *     Several events that a {@link dev.ordinal.engine.schema.upcast.Splitter} makes of one share it
 * @param stream the stream to which the event belongs
 * @param version the number of the event in its stream, from 1 without gaps
 * @param position the place of the event in the log of the service that wrote it: ascending, with
 *     gaps. Positions of two services cannot be compared
 * @param recordedAt the time at which that service's database stored it
 * @param origin the cause of the event
 */
public record Metadata(
        UUID id, StreamId stream, long version, long position, Instant recordedAt, Origin origin) {}
