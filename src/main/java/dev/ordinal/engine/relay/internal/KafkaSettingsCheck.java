package dev.ordinal.engine.relay.internal;

import dev.ordinal.engine.lifecycle.StartOrder;
import dev.ordinal.engine.lifecycle.internal.StartupChecks;
import dev.ordinal.engine.transport.internal.kafka.KafkaSettings;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Check of the settings of Kafka, before anything starts. It is no part of {@link KafkaRelay},
 * whose creation loads the schemas.
 */
@ApplicationScoped
class KafkaSettingsCheck {

    @Inject private KafkaSettings settings;
    @Inject private StartupChecks checks;

    void check(
            @Observes @Priority(StartOrder.MODULES) @Initialized(ApplicationScoped.class)
                    Object start) {
        checks.require(settings::check);
    }
}
