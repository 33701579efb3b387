package dev.ordinal.engine.reader.internal;

import dev.ordinal.engine.lifecycle.Signal;
import dev.ordinal.engine.message.StreamId;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Threads that wait until a reader has processed a stream. An event wakes only the threads that
 * wait for its stream and reader: if it woke all of them, each event would cause a query from every
 * one.
 */
public final class StreamWaiters {

    private final Map<Wanted, Crowd> crowds = new ConcurrentHashMap<>();

    private record Wanted(String reader, StreamId stream) {}

    /** All threads that wait for the same reader and stream. */
    private record Crowd(Signal signal, int size) {

        static Crowd joined(@Nullable Crowd crowd) {
            return crowd == null
                    ? new Crowd(new Signal(), 1)
                    : new Crowd(crowd.signal(), crowd.size() + 1);
        }

        @Nullable Crowd left() {
            return size == 1 ? null : new Crowd(signal, size - 1);
        }
    }

    /** One waiting thread, until it is closed. */
    public final class Waiter implements AutoCloseable {

        private final Wanted wanted;
        private final Signal signal;

        private Waiter(Wanted wanted, Signal signal) {
            this.wanted = wanted;
            this.signal = signal;
        }

        /**
         * The signal that is raised whenever the reader has processed events of the stream on this
         * server.
         */
        public Signal signal() {
            return signal;
        }

        @Override
        public void close() {
            crowds.computeIfPresent(wanted, (_, crowd) -> crowd.left());
        }
    }

    public Waiter join(String reader, StreamId stream) {
        var wanted = new Wanted(reader, stream);
        var crowd = crowds.compute(wanted, (_, known) -> Crowd.joined(known));
        return new Waiter(wanted, crowd.signal());
    }

    public void wake(String reader, StreamId stream) {
        var crowd = crowds.get(new Wanted(reader, stream));
        if (crowd != null) crowd.signal().raise();
    }

    boolean isEmpty() {
        return crowds.isEmpty();
    }
}
