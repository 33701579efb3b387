package dev.ordinal.demo.payment;

import dev.ordinal.demo.payment.Behaviour.Refunds;
import dev.ordinal.engine.database.NativeQueries;
import dev.ordinal.engine.database.Row;
import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.message.Ids;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import tools.jackson.core.type.TypeReference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Payments and refunds that the sandbox has stored. All methods join the caller's transaction. */
@ApplicationScoped
class SandboxLedger {

    private static final String INSERT =
            """
            insert into sandbox_intent
                   (id, payment_id, amount, currency, status, decline_code, refunds, metadata)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, cast(?8 as jsonb))
            """;
    private static final String FIND =
            """
            select id, payment_id, amount, currency, status, decline_code, refunds,
                   cast(metadata as text), created_at
              from sandbox_intent\
            """;
    private static final String GO_ON =
            """
            update sandbox_intent set status = 'succeeded'
             where status = 'processing' and created_at < clock_timestamp() - interval '1 second'
            """;
    private static final String INSERT_REFUND =
            """
            insert into sandbox_refund (id, intent, amount, status, metadata, reason)
            values (?1, ?2, ?3, ?4, cast(?5 as jsonb), ?6)
            """;
    private static final String FIND_REFUND =
            """
            select id, intent, amount, status, failure, cast(metadata as text), created_at,
                   reason
              from sandbox_refund where id = ?1
            """;
    private static final String GO_ON_WITH_REFUNDS =
            """
            update sandbox_refund set status = 'succeeded'
             where status = 'pending' and created_at < clock_timestamp() - interval '1 second'
            """;
    private static final String TOTALS =
            """
            select i.currency, count(*), sum(i.amount), sum(r.refunds), sum(r.amount)
              from sandbox_intent i,
                   lateral (select count(*) as refunds, coalesce(sum(amount), 0) as amount
                              from sandbox_refund where intent = i.id and status <> 'failed') r
             where i.status = 'succeeded' and (?1 = '' or i.payment_id = ?1)
             group by i.currency order by i.currency
            """;

    @Inject private NativeQueries queries;

    SandboxIntent open(SandboxIntent.Wish wish, Behaviour behaviour) {
        var id = "pi_" + Ids.next();
        queries.update(
                INSERT,
                id,
                wish.paymentId(),
                wish.amount(),
                wish.currency(),
                behaviour.status(),
                Optional.ofNullable(behaviour.declineCode()).orElse(""),
                written(behaviour.refunds()),
                Json.TOLERANT.writeValueAsString(wish.metadata()));
        return find(id).orElseThrow();
    }

    Optional<SandboxIntent> find(String id) {
        return intents("id = ?1", id).stream().findFirst();
    }

    List<SandboxIntent> ofPayment(String paymentId) {
        return intents("payment_id = ?1", paymentId);
    }

    private List<SandboxIntent> intents(String condition, String value) {
        queries.update(GO_ON);
        return queries.query(FIND + " where " + condition, value).list(SandboxLedger::intent);
    }

    private static SandboxIntent intent(Row row) {
        var metadata = metadata(row.text(8));
        if (!row.text(2).isEmpty()) metadata.put(SandboxIntent.PAYMENT_ID, row.text(2));
        return new SandboxIntent(
                row.text(1),
                new SandboxIntent.Wish(row.number(3), row.text(4), metadata),
                row.text(5),
                row.text(6),
                Refunds.valueOf(row.text(7).toUpperCase(Locale.ROOT)),
                row.instant(9));
    }

    private static Map<String, String> metadata(String json) {
        return Json.TOLERANT.readValue(json, new TypeReference<LinkedHashMap<String, String>>() {});
    }

    private static String written(Refunds refunds) {
        return refunds.name().toLowerCase(Locale.ROOT);
    }

    /** Changes what becomes of the next refund of a payment. */
    void setRefunds(SandboxIntent intent, Refunds refunds) {
        queries.update(
                "update sandbox_intent set refunds = ?1 where id = ?2",
                written(refunds),
                intent.id());
    }

    /** The money of a payment that can still be refunded. */
    long refundable(SandboxIntent intent) {
        var refunded =
                queries.query(
                                "select coalesce(sum(amount), 0) from sandbox_refund"
                                        + " where intent = ?1 and status <> 'failed'",
                                intent.id())
                        .optional(row -> row.number(1));
        return intent.wish().amount() - refunded.orElse(0L);
    }

    SandboxRefund refund(SandboxIntent intent, long amount, SandboxRefund.Wish wish) {
        var id = "re_" + Ids.next();
        var status = intent.refunds() == Refunds.PENDING ? "pending" : "succeeded";
        var written = Json.TOLERANT.writeValueAsString(wish.metadata());
        queries.update(INSERT_REFUND, id, intent.id(), amount, status, written, wish.reason());
        return findRefund(id).orElseThrow();
    }

    /** Lets a refund that had succeeded fail. */
    SandboxRefund fail(String id) {
        queries.update(
                "update sandbox_refund set status = 'failed', failure ="
                        + " 'expired_or_canceled_card' where id = ?1",
                id);
        return findRefund(id).orElseThrow();
    }

    Optional<SandboxRefund> findRefund(String id) {
        queries.update(GO_ON_WITH_REFUNDS);
        return queries.query(FIND_REFUND, id).optional(this::refund);
    }

    private SandboxRefund refund(Row row) {
        return new SandboxRefund(
                row.text(1),
                find(row.text(2)).orElseThrow(),
                row.number(3),
                row.text(4),
                row.textOrNull(5),
                row.textOrNull(8),
                metadata(row.text(6)),
                row.instant(7));
    }

    /**
     * Sum of the money that was taken and refunded in one currency, in its smallest unit.
     *
     * @param charges number of payments for which money was taken
     */
    record Total(String currency, long charges, long captured, long refunds, long refunded) {}

    /** The sums of all payments, or of one payment. */
    List<Total> totals(String paymentId) {
        return queries.query(TOTALS, paymentId).list(SandboxLedger::total);
    }

    private static Total total(Row row) {
        return new Total(row.text(1), row.number(2), row.number(3), row.number(4), row.number(5));
    }
}
