package dev.ordinal.engine.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ordinal.engine.database.internal.AdvisoryLocks;
import dev.ordinal.engine.database.internal.LockSpace;
import dev.ordinal.testkit.OrdinalDeployment;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.persistence.NoResultException;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Tests that a parameter of a native query comes back as an equal column. */
@ArquillianTest
class NativeQueriesIT {

    @Inject private NativeQueries queries;
    @Inject private AdvisoryLocks locks;
    @Inject private Transactions transactions;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    private ManagedExecutorService executor;

    @Deployment
    static WebArchive application() {
        return OrdinalDeployment.with(NativeQueriesIT.class);
    }

    private <T> T single(Function<Row, T> reader, String sql, Object... parameters) {
        return transactions.call(() -> queries.query(sql, parameters).single(reader));
    }

    @Test
    void identifiers_and_times_keep_their_value() {
        var id = UUID.randomUUID();
        UUID idBack = single(r -> r.uuid(1), "select cast(cast(?1 as uuid) as text)", id);
        assertThat(idBack).isEqualTo(id);
        for (String text : List.of("2026-03-29T01:30:00.123456Z", "1970-01-01T00:00:00Z")) {
            var time = Instant.parse(text);
            Instant timeBack = single(r -> r.instant(1), "select cast(?1 as timestamptz)", time);
            assertThat(timeBack).isEqualTo(time);
        }
    }

    @Test
    void durations_are_milliseconds_and_collections_are_json() {
        var plus = "select cast(?1 as timestamptz) + ?2 * interval '1 millisecond'";
        var time = Instant.parse("2026-10-25T00:59:59.999Z");
        Instant later = single(r -> r.instant(1), plus, time, Duration.ofMillis(1));
        assertThat(later).isEqualTo(Instant.parse("2026-10-25T01:00:00Z"));
        var texts = "select n from jsonb_array_elements_text(cast(?1 as jsonb)) as texts(n)";
        assertThat(texts(texts, List.of("a", "\"b\""))).containsExactly("a", "\"b\"");
        assertThat(texts(texts, List.of())).isEmpty();
    }

    private List<String> texts(String sql, List<String> values) {
        return transactions.call(() -> queries.query(sql, values).list(row -> row.text(1)));
    }

    @Test
    void numbers_truth_and_null_are_read_by_their_place() {
        var sql = "select 1, cast(2 as bigint), 2.5, true, cast(null as text), 'six'";
        transactions.run(() -> {
            Row row = queries.query(sql).single(found -> found);
            assertThat(row.integer(1)).isEqualTo(1);
            assertThat(row.number(2)).isEqualTo(2);
            assertThat(row.decimal(3)).isEqualTo(2.5);
            assertThat(row.isTrue(4)).isTrue();
            assertThat(row.textOrNull(5)).isNull();
            assertThat(row.textOrNull(6)).isEqualTo("six");
            assertThatThrownBy(() -> row.text(5)).isInstanceOf(NullPointerException.class);
        });
    }

    @Test
    void a_query_without_rows_is_empty_and_has_no_single_row() {
        var none = "select 1 where false";
        transactions.run(() -> {
            assertThat(queries.query(none).optional(row -> row.integer(1))).isEmpty();
            assertThat(queries.query(none).list(row -> row.integer(1))).isEmpty();
        });
        assertThatThrownBy(() -> single(row -> row.integer(1), none))
                .hasStackTraceContaining(NoResultException.class.getName());
    }

    @Test
    void a_lock_is_held_to_the_end_of_the_transaction_and_only_in_its_space() {
        var name = "some name";
        transactions.run(() -> {
            locks.lock(LockSpace.PROBES, name);
            assertThat(locks.tryLock(LockSpace.PROBES, name)).as("once more").isTrue();
            assertThat(isFreeElsewhere(LockSpace.PROBES, name)).isFalse();
            assertThat(isFreeElsewhere(LockSpace.MODULES, name)).isTrue();
            assertThat(isFreeElsewhere(LockSpace.PROBES, "other name")).isTrue();
        });
        assertThat(isFreeElsewhere(LockSpace.PROBES, name)).isTrue();
    }

    private boolean isFreeElsewhere(LockSpace space, String name) {
        return executor.supplyAsync(() -> transactions.call(() -> locks.tryLock(space, name)))
                .join();
    }
}
