package dev.ordinal.engine.consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Lets the servers probe one after the other. */
@ApplicationScoped
class ProbeTurn {

    private static final String TAKE = "select pg_try_advisory_xact_lock(hashtextextended(?1, 2))";

    @PersistenceContext private EntityManager entities;

    /** Whether nobody else is probing for this subscription; then it is so until the commit. */
    boolean take(String subscription) {
        return (boolean)
                entities.createNativeQuery(TAKE).setParameter(1, subscription).getSingleResult();
    }
}
