package dev.ordinal.demo.payment;

import dev.ordinal.engine.database.NativeQueries;
import dev.ordinal.engine.database.Row;
import dev.ordinal.engine.database.internal.AdvisoryLocks;
import dev.ordinal.engine.database.internal.LockSpace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
     * The stored response to a call, or a new one, in the caller's transaction. Without a key every
     * call is a new one.
     */
    Reply once(SandboxApi.Call call, Supplier<Reply> work) {
        var key = call.key();
        if (key == null) return work.get();
        if (!locks.tryLock(LockSpace.MODULES, "payment " + key)) return inUse();
        var fingerprint = fingerprint(call);
        return queries.query(FIND, key)
                .optional(row -> row.text(1).equals(fingerprint) ? kept(row) : reused())
                .orElseGet(() -> keep(key, fingerprint, work.get()));
    }

    /** What was asked for, so that it cannot be read back: it names the payment method. */
    private static String fingerprint(SandboxApi.Call call) {
        var asked = call.route() + " " + call.parameters().values();
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(asked.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Reply keep(String key, String fingerprint, Reply reply) {
        queries.update(KEEP, key, fingerprint, reply.status(), reply.body());
        return reply;
    }

    private static Reply kept(Row row) {
        return new Reply(row.integer(2), row.text(3), true);
    }

    private static Reply inUse() {
        return Reply.error(
                409,
                "idempotency_error",
                "idempotency_key_in_use",
                "There is another request with this key in progress",
                null);
    }

    private static Reply reused() {
        return Reply.error(
                400,
                "idempotency_error",
                null,
                "Keys can only be used with the parameters they were first used with",
                null);
    }
}
