package dev.ordinal.demo.payment;

import dev.ordinal.engine.database.NativeQueries;
import dev.ordinal.engine.database.Row;
import dev.ordinal.engine.database.internal.AdvisoryLocks;
import dev.ordinal.engine.database.internal.LockSpace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.function.Supplier;

/**
 * Idempotency keys as <a href="https://docs.stripe.com/api/idempotent_requests">Stripe</a> has
 * them: the first answer is kept; another body is refused, and so is a second call while the first
 * runs.
 */
@ApplicationScoped
class SandboxKeys {

    private static final String FIND =
            "select fingerprint, status, body from sandbox_key where key = ?1";
    private static final String KEEP =
            "insert into sandbox_key (key, fingerprint, status, body) values (?1, ?2, ?3, ?4)";

    @Inject private NativeQueries queries;
    @Inject private AdvisoryLocks locks;

    /**
     * A response and its origin.
     *
     * @param isNew whether it was created by this call
     */
    record Answered(Reply reply, boolean isNew) {}

    /** The stored response, or a new one, in the caller's transaction. */
    Answered once(String key, String fingerprint, Supplier<Reply> work) {
        if (!lock(key)) return old(inUse());
        return queries.query(FIND, key)
                .optional(row -> old(row.text(1).equals(fingerprint) ? kept(row) : reused()))
                .orElseGet(() -> new Answered(keep(key, fingerprint, work.get()), true));
    }

    private boolean lock(String key) {
        return locks.tryLock(LockSpace.MODULES, "payment " + key);
    }

    private Reply keep(String key, String fingerprint, Reply reply) {
        queries.update(KEEP, key, fingerprint, reply.status(), reply.body());
        return reply;
    }

    private static Answered old(Reply reply) {
        return new Answered(reply, false);
    }

    private static Reply kept(Row row) {
        return new Reply(row.integer(2), row.text(3));
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
