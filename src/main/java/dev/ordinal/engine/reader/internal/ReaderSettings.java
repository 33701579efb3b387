package dev.ordinal.engine.reader.internal;

import dev.ordinal.engine.failure.Backoff;
import dev.ordinal.engine.reader.Reader;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Min;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Duration;

/** Settings of the readers: batch size, pace, poll interval and back-off. */
@ApplicationScoped
class ReaderSettings {

    /**
     * Shortest time between two batches of one reader that were not full. Type: duration. Default:
     * {@code PT0.025S}, and {@code PT0.002S} for the relay.
     */
    private static final String PACE = "ordinal.readers.<name>.pace";

    private static final double JITTER = 0.25;

    @Inject private Config config;

    /** Most events that a reader takes in one transaction, unless it has a number of its own. */
    @Inject
    @Min(1)
    @ConfigProperty(name = "ordinal.readers.batch", defaultValue = "500")
    private int batch;

    /** Interval at which a reader without work looks for partitions and events of other servers. */
    @Inject
    @ConfigProperty(name = "ordinal.readers.poll", defaultValue = "PT0.5S")
    private Duration poll;

    /** Pause after the first failure of a reader. Each further pause is twice as long. */
    @Inject
    @ConfigProperty(name = "ordinal.readers.first-pause", defaultValue = "PT0.5S")
    private Duration firstPause;

    /** Longest pause between two failures of a reader. */
    @Inject
    @ConfigProperty(name = "ordinal.readers.longest-pause", defaultValue = "PT5S")
    private Duration longestPause;

    /** The most events in one transaction: the reader's own number, if it has one. */
    int batch(Reader reader) {
        return reader.batch().orElse(batch);
    }

    /** The reader's own pace, unless {@code ordinal.readers.<name>.pace} overrides it. */
    Duration pace(Reader reader) {
        return config.getOptionalValue(PACE.replace("<name>", reader.name()), Duration.class)
                .orElseGet(reader::pace);
    }

    /** The interval of the poll for events and partitions of other servers. */
    Duration poll() {
        return poll;
    }

    /** The back-off of a partition whose reader fails. */
    Backoff backoff() {
        return new Backoff(firstPause, longestPause, JITTER);
    }
}
