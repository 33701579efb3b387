package dev.ordinal.engine.message;

import java.time.Instant;
import java.util.UUID;

/**
 * What the store knows of an event besides its body.
 *
 * @param id UUIDv7, the same wherever the event goes
 * @param stream the stream it belongs to
 * @param version its number in the stream, from 1 without gaps
 * @param position its place in the log: ascending, with gaps
 * @param recordedAt when the database took it
 * @param origin what caused it
 */
public record Metadata(
        UUID id, StreamId stream, long version, long position, Instant recordedAt, Origin origin) {}
