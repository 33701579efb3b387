package dev.ordinal.engine.reader.internal;

import dev.ordinal.engine.failure.Backoff;
import dev.ordinal.engine.reader.Reader;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Duration;

/** Settings of the readers: batch size, pace, poll interval and back-off. */
@ApplicationScoped
class ReaderSettings {

    private static final double JITTER = 0.25;

    @Inject private Config config;

    @Inject
    @ConfigProperty(name = "ordinal.readers.batch", defaultValue = "500")
    private int batch;

    @Inject
    @ConfigProperty(name = "ordinal.readers.poll", defaultValue = "PT0.5S")
    private Duration poll;

    @Inject
    @ConfigProperty(name = "ordinal.readers.first-pause", defaultValue = "PT0.5S")
    private Duration firstPause;

    @Inject
    @ConfigProperty(name = "ordinal.readers.longest-pause", defaultValue = "PT5S")
    private Duration longestPause;

    /** The most events in one transaction. */
    int batch() {
        return batch;
    }

    /** The reader's own pace, unless {@code ordinal.readers.<name>.pace} overrides it. */
    Duration pace(Reader reader) {
        return config.getOptionalValue("ordinal.readers." + reader.name() + ".pace", Duration.class)
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
