package dev.ordinal.engine.consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** The lock that lets only one server at a time probe for a subscription. */
@ApplicationScoped
class ProbeLock {

    private static final String TAKE = "select pg_try_advisory_xact_lock(hashtextextended(?1, 2))";

    @PersistenceContext private EntityManager entities;

    /** Takes the lock until the current transaction ends. Returns false if another holds it. */
    boolean take(String subscription) {
        return (boolean)
                entities.createNativeQuery(TAKE).setParameter(1, subscription).getSingleResult();
    }
}
