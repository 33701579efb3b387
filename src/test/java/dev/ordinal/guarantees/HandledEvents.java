package dev.ordinal.guarantees;

import dev.ordinal.engine.message.Metadata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Table of the events that a subscription has handled, written in the transaction of the event. */
@ApplicationScoped
public class HandledEvents {

    @PersistenceContext private EntityManager entities;

    @Inject
    @ConfigProperty(name = "test.server")
    private String server;

    void record(String subscription, Metadata metadata) {
        entities.createNativeQuery(
                        "insert into witness (subscription, server, stream, version) values (?1,"
                                + " ?2, ?3, ?4)")
                .setParameter(1, subscription)
                .setParameter(2, server)
                .setParameter(3, metadata.stream().toString())
                .setParameter(4, metadata.version())
                .executeUpdate();
    }
}
