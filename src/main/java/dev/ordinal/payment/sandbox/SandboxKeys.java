package dev.ordinal.payment.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import java.util.List;
import java.util.function.Supplier;

/**
 * Idempotency keys as <a href="https://docs.stripe.com/api/idempotent_requests">Stripe</a> has
 * them: the first answer is kept; another body is refused, and so is a second call while the first
 * runs.
 */
@ApplicationScoped
class SandboxKeys {

    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtextextended(?1, 7))";
    private static final String FIND =
            "select fingerprint, status, body from sandbox_key where key = ?1";
    private static final String KEEP =
            "insert into sandbox_key (key, fingerprint, status, body) values (?1, ?2, ?3, ?4)";

    @PersistenceContext private EntityManager rows;

    /**
     * An answer.
     *
     * @param isNew whether it was made just now
     */
    record Answered(Reply reply, boolean isNew) {}

    /** Answers as before, or makes the answer, in the caller's transaction. */
    Answered once(String key, String fingerprint, Supplier<Reply> work) {
        if (!lock(key)) return old(inUse());
        List<?> known = rows.createNativeQuery(FIND).setParameter(1, key).getResultList();
        if (known.isEmpty()) return new Answered(keep(key, fingerprint, work.get()), true);
        var row = (Object[]) known.getFirst();
        return old(row[0].equals(fingerprint) ? kept(row) : reused());
    }

    private boolean lock(String key) {
        return (boolean) rows.createNativeQuery(LOCK).setParameter(1, key).getSingleResult();
    }

    private Reply keep(String key, String fingerprint, Reply reply) {
        rows.createNativeQuery(KEEP)
                .setParameter(1, key)
                .setParameter(2, fingerprint)
                .setParameter(3, reply.status())
                .setParameter(4, reply.body())
                .executeUpdate();
        return reply;
    }

    private static Answered old(Reply reply) {
        return new Answered(reply, false);
    }

    private static Reply kept(Object[] row) {
        return new Reply(((Number) row[1]).intValue(), (String) row[2]);
    }

    private static Reply inUse() {
        return Reply.error(
                409,
                "idempotency_error",
                "idempotency_key_in_use",
                "There is another request with this key in progress");
    }

    private static Reply reused() {
        return Reply.error(
                400,
                "idempotency_error",
                "idempotency_key_reused",
                "Keys can only be used with the parameters they were first used with");
    }
}
