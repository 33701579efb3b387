package dev.ordinal.payment.sandbox;

import dev.ordinal.engine.message.Ids;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The provider's books: payments and refunds, in the caller's transaction. */
@ApplicationScoped
class SandboxBooks {

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

    @PersistenceContext private EntityManager rows;

    /** A payment as it is asked for. With what means is forgotten once that is known. */
    record Wish(String paymentId, long amount, String currency) {}

    /** A payment as it is in the books. */
    record Intent(String id, Wish wish, String status, String declineCode) {

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

    Intent open(Wish wish, Behaviour behaviour) {
        var decline = Optional.ofNullable(behaviour.declineCode()).orElse("");
        var intent = new Intent("pi_" + Ids.next(), wish, behaviour.status(), decline);
        rows.createNativeQuery(INSERT)
                .setParameter(1, intent.id())
                .setParameter(2, wish.paymentId())
                .setParameter(3, wish.amount())
                .setParameter(4, wish.currency())
                .setParameter(5, intent.status())
                .setParameter(6, decline)
                .executeUpdate();
        return intent;
    }

    Optional<Intent> find(String id) {
        return intents("id = ?1", id).stream().findFirst();
    }

    List<Intent> ofPayment(String paymentId) {
        return intents("payment_id = ?1", paymentId);
    }

    private List<Intent> intents(String condition, String value) {
        rows.createNativeQuery(GO_ON).executeUpdate();
        List<?> found =
                rows.createNativeQuery(FIND + " where " + condition)
                        .setParameter(1, value)
                        .getResultList();
        return found.stream().map(row -> intent((Object[]) row)).toList();
    }

    private static Intent intent(Object[] row) {
        var amount = ((Number) row[2]).longValue();
        var wish = new Wish((String) row[1], amount, (String) row[3]);
        return new Intent((String) row[0], wish, (String) row[4], (String) row[5]);
    }

    boolean isRefunded(Intent intent) {
        return !rows.createNativeQuery("select 1 from sandbox_refund where intent = ?1")
                .setParameter(1, intent.id())
                .getResultList()
                .isEmpty();
    }

    Map<String, Object> refund(Intent intent) {
        var id = "re_" + Ids.next();
        rows.createNativeQuery(
                        "insert into sandbox_refund (id, intent, amount) values (?1, ?2, ?3)")
                .setParameter(1, id)
                .setParameter(2, intent.id())
                .setParameter(3, intent.wish().amount())
                .executeUpdate();
        return refundJson(id, intent);
    }

    Optional<Map<String, Object>> findRefund(String id) {
        List<?> intents =
                rows.createNativeQuery("select intent from sandbox_refund where id = ?1")
                        .setParameter(1, id)
                        .getResultList();
        return intents.stream()
                .flatMap(intent -> find((String) intent).stream())
                .map(intent -> refundJson(id, intent))
                .findFirst();
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
     * What was taken and given back in one currency, in its smallest unit.
     *
     * @param charges how often money was taken
     */
    record Total(String currency, long charges, long captured, long refunds, long refunded) {}

    /** All in the books, or that of one payment. */
    List<Total> totals(String paymentId) {
        List<?> found = rows.createNativeQuery(TOTALS).setParameter(1, paymentId).getResultList();
        return found.stream().map(row -> total((Object[]) row)).toList();
    }

    private static Total total(Object[] row) {
        return new Total(
                (String) row[0], number(row[1]), number(row[2]), number(row[3]), number(row[4]));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
