package dev.ordinal.engine.transport.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.util.List;
import java.util.Optional;

/** The broker as its readers outside reach it. */
@ApplicationScoped
public class PublicBroker {

    /**
     * Address of the broker for readers outside, which {@code /asyncapi} names, such as {@code
     * amqps://broker.example:61617}; several stand in parentheses, with commas between them.
     * Default: hosts and ports of {@code ORDINAL_BROKER_URL}.
     */
    @Inject
    @ConfigProperty(name = "ordinal.broker.public-url")
    private Optional<String> published;

    @Inject private Broker broker;

    /** The addresses; one unless there are backups. */
    public List<BrokerAddress> addresses() {
        return BrokerAddress.allIn(published.filter(url -> !url.isBlank()).orElseGet(broker::url));
    }
}
