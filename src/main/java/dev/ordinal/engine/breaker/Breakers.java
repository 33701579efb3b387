package dev.ordinal.engine.breaker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.Config;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The named breakers of this server; each is known from its first call on. */
@ApplicationScoped
public class Breakers {

    /** What MicroProfile takes if nothing is said. */
    private static final int USUAL_DELAY_SECONDS = 5;

    private static final int USUAL_SUCCESSES = 1;

    @Inject private Config config;

    private final Map<String, Watch> watches = new ConcurrentSkipListMap<>();

    /** How they stand, by name. */
    public List<BreakerStatus> all() {
        return watches.values().stream().map(Watch::status).toList();
    }

    Watch of(String name) {
        return watches.computeIfAbsent(name, this::watch);
    }

    private Watch watch(String name) {
        var delay = number(name, "delay", USUAL_DELAY_SECONDS);
        var successes = number(name, "successes", USUAL_SUCCESSES);
        return new Watch(name, Duration.ofSeconds(delay), successes, Clock.systemUTC());
    }

    private int number(String name, String what, int otherwise) {
        return config.getOptionalValue("ordinal.breakers." + name + "." + what, Integer.class)
                .orElse(otherwise);
    }
}
