package dev.ordinal.demo.payment;

import dev.ordinal.engine.database.NativeQueries;
import dev.ordinal.engine.database.Row;
import dev.ordinal.engine.message.Ids;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Payments and refunds that the sandbox has stored. All methods join the caller's transaction. */
@ApplicationScoped
class SandboxLedger {

    private static final String INSERT =
            """
            insert into sandbox_intent
                   (id, payment_id, amount, currency, status, decline_code)
            values (?1, ?2, ?3, ?4, ?5, ?6)
            """;
    private static final String FIND =
            """
            select id, payment_id, amount, currency, status, decline_code
              from sandbox_intent\
            """;
    private static final String GO_ON =
            """
            update sandbox_intent set status = 'succeeded'
             where status = 'processing' and created_at < clock_timestamp() - interval '1 second'
            """;
    private static final String TOTALS =
            """
            select i.currency, count(*), sum(i.amount), count(r.id), coalesce(sum(r.amount), 0)
              from sandbox_intent i left join sandbox_refund r on r.intent = i.id
             where i.status = 'succeeded' and (?1 = '' or i.payment_id = ?1)
             group by i.currency order by i.currency
            """;

    @Inject private NativeQueries queries;

    /** A payment that is to be made. The payment method is not stored. */
    record NewIntent(String paymentId, long amount, String currency) {}

    /** A stored payment. */
    record Intent(String id, NewIntent wish, String status, String declineCode) {

        boolean hasSucceeded() {
            return status.equals("succeeded");
        }

        Map<String, Object> json() {
            var json = new LinkedHashMap<String, Object>();
            json.put("id", id);
            json.put("object", "payment_intent");
            json.put("amount", wish.amount());
            json.put("amount_received", hasSucceeded() ? wish.amount() : 0);
            json.put("currency", wish.currency());
            json.put("status", status);
            json.put("metadata", Map.of("payment_id", wish.paymentId()));
            if (!declineCode.isEmpty()) json.put("last_payment_error", error());
            return json;
        }

        Map<String, Object> error() {
            return Map.of(
                    "type", "card_error",
                    "code", "card_declined",
                    "decline_code", declineCode,
                    "message", "Your card was declined.");
        }
    }

    Intent open(NewIntent wish, Behaviour behaviour) {
        var decline = Optional.ofNullable(behaviour.declineCode()).orElse("");
        var intent = new Intent("pi_" + Ids.next(), wish, behaviour.status(), decline);
        queries.update(
                INSERT,
                intent.id(),
                wish.paymentId(),
                wish.amount(),
                wish.currency(),
                intent.status(),
                decline);
        return intent;
    }

    Optional<Intent> find(String id) {
        return intents("id = ?1", id).stream().findFirst();
    }

    List<Intent> ofPayment(String paymentId) {
        return intents("payment_id = ?1", paymentId);
    }

    private List<Intent> intents(String condition, String value) {
        queries.update(GO_ON);
        return queries.query(FIND + " where " + condition, value).list(SandboxLedger::intent);
    }

    private static Intent intent(Row row) {
        var wish = new NewIntent(row.text(2), row.number(3), row.text(4));
        return new Intent(row.text(1), wish, row.text(5), row.text(6));
    }

    boolean isRefunded(Intent intent) {
        return queries.query("select 1 from sandbox_refund where intent = ?1", intent.id())
                .optional(row -> row)
                .isPresent();
    }

    Map<String, Object> refund(Intent intent) {
        var id = "re_" + Ids.next();
        queries.update(
                "insert into sandbox_refund (id, intent, amount) values (?1, ?2, ?3)",
                id,
                intent.id(),
                intent.wish().amount());
        return refundJson(id, intent);
    }

    Optional<Map<String, Object>> findRefund(String id) {
        return queries.query("select intent from sandbox_refund where id = ?1", id)
                .optional(row -> row.text(1))
                .flatMap(this::find)
                .map(intent -> refundJson(id, intent));
    }

    private static Map<String, Object> refundJson(String id, Intent intent) {
        return Map.of(
                "id", id,
                "object", "refund",
                "amount", intent.wish().amount(),
                "currency", intent.wish().currency(),
                "payment_intent", intent.id(),
                "metadata", Map.of("payment_id", intent.wish().paymentId()),
                "status", "succeeded");
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
