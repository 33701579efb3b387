package dev.ordinal.shop.ordering.list;

import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.http.Page;
import dev.ordinal.engine.http.PageRequest;
import dev.ordinal.engine.privacy.PersonalDataReader;
import dev.ordinal.shop.ordering.contract.OrderStatus;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import java.util.List;
import java.util.Set;

/** Query for the list of a customer's orders. */
@ApplicationScoped
class OrderListView {

    private static final String ROWS =
            """
            select o from OrderListRow o
             where o.customerId = ?1 and o.status in ?2
               and
            """;

    @PersistenceContext private EntityManager rows;
    @Inject private PersonalDataReader personalData;
    @Inject private Transactions transactions;

    /**
     * A page of orders, newest first.
     *
     * @param statuses the status that listed orders may have
     */
    Page<OrderSummary> read(String customerId, Set<OrderStatus> statuses, PageRequest request) {
        return transactions.call(() -> page(customerId, statuses, request));
    }

    private Page<OrderSummary> page(
            String customerId, Set<OrderStatus> statuses, PageRequest request) {
        var page =
                request.read(
                        (from, limit) -> find(customerId, statuses, from, limit),
                        OrderListRow::position);
        return new Page<>(
                page.items().stream().map(row -> row.summary(personalData)).toList(),
                page.next(),
                page.prev());
    }

    private List<OrderListRow> find(
            String customerId, Set<OrderStatus> statuses, PageRequest.Position from, int limit) {
        var direction =
                from.backwards()
                        ? "o.position > ?3 order by o.position"
                        : "o.position < ?3 order by o.position desc";
        return rows.createQuery(ROWS + direction, OrderListRow.class)
                .setParameter(1, customerId)
                .setParameter(2, statuses)
                .setParameter(3, from.key() == null ? Long.MAX_VALUE : from.key())
                .setMaxResults(limit)
                .getResultList();
    }
}
