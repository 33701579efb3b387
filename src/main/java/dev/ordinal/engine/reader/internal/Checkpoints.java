package dev.ordinal.engine.reader.internal;

import dev.ordinal.engine.database.NativeQueries;
import dev.ordinal.engine.database.internal.AdvisoryLocks;
import dev.ordinal.engine.database.internal.LockSpace;
import dev.ordinal.engine.log.internal.Slots;
import dev.ordinal.engine.reader.Reader;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The checkpoints of all readers, for all servers on this database. */
@ApplicationScoped
public class Checkpoints {

    /**
     * The commit does not wait for the disk: if the database crashes, effect and checkpoint are
     * lost together, and the reader processes those events again.
     */
    private static final String CLAIM =
            """
            select *, set_config('synchronous_commit', 'off', true) as durability
              from checkpoint where reader = ?1 and partition = ?2 for update skip locked
            """;

    private static final String THESE =
            "reader = ?1 and partition = any(cast(string_to_array(?2, ',') as smallint[]))";

    private static final String CLAIM_ALL =
            "select partition, position, failures > 0, set_config('synchronous_commit', 'off',"
                    + " true) from checkpoint where "
                    + THESE
                    + " for update skip locked";

    private static final String MOVE_ALL =
            "update checkpoint set position = greatest(position, ?3),"
                    + " failures = 0, failing_since = null, error = null where "
                    + THESE;

    @PersistenceContext private EntityManager entities;
    @Inject private NativeQueries queries;
    @Inject private AdvisoryLocks locks;

    /** The partitions of a reader; they are created if the reader has never run. */
    List<CheckpointRow> partitionsOf(Reader reader) {
        lock(reader);
        var known = find(reader.name());
        if (!known.isEmpty()) return known;
        var slots = Slots.cut(reader.partitions());
        for (int p = 0; p < slots.size(); p++) {
            entities.persist(new CheckpointRow(reader.name(), p, slots.get(p)));
        }
        return find(reader.name());
    }

    /**
     * Locks a reader: two servers may start a new reader at once, and only one creates its
     * partitions.
     */
    private void lock(Reader reader) {
        locks.lock(LockSpace.CHECKPOINTS, reader.name());
    }

    List<CheckpointRow> find(String reader) {
        return entities.createQuery(
                        "select c from CheckpointRow c where c.reader = ?1 order by c.partition",
                        CheckpointRow.class)
                .setParameter(1, reader)
                .getResultList();
    }

    public List<CheckpointRow> all() {
        return entities.createQuery(
                        "select c from CheckpointRow c order by c.reader, c.partition",
                        CheckpointRow.class)
                .getResultList();
    }

    /** The checkpoints of partitions whose last attempt failed. */
    public List<CheckpointRow> failing() {
        return entities.createQuery(
                        """
                        select c from CheckpointRow c where c.failures > 0
                         order by c.reader, c.partition\
                        """,
                        CheckpointRow.class)
                .getResultList();
    }

    /**
     * The row of a partition, locked until the transaction ends; empty while another server holds
     * the lock.
     */
    Optional<CheckpointRow> claim(String reader, int partition) {
        return queries.query(CLAIM, reader, partition).entities(CheckpointRow.class).stream()
                .findFirst();
    }

    /** Where a partition is, and whether its last attempt failed. */
    record Claimed(int partition, long position, boolean isFailing) {

        /** Whether there is something to write when it passes a position. */
        boolean changesAt(long newPosition) {
            return isFailing || position < newPosition;
        }
    }

    /**
     * Those of the partitions that no other server holds, locked until the transaction ends. What
     * {@link #claim} says about the commit applies to them as well.
     */
    List<Claimed> claimAll(String reader, Collection<Integer> partitions) {
        return queries.query(CLAIM_ALL, reader, list(partitions))
                .list(row -> new Claimed(row.integer(1), row.number(2), row.isTrue(3)));
    }

    /** Moves claimed partitions to a position, unless they have passed it. */
    void moveAll(String reader, Collection<Integer> partitions, long position) {
        queries.update(MOVE_ALL, reader, list(partitions), position);
    }

    private static String list(Collection<Integer> partitions) {
        return partitions.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** Records a failure; the position stays the same. */
    void fail(String reader, int partition, String error) {
        claim(reader, partition).ifPresent(row -> row.failed(error, Instant.now()));
    }

    /** The position that a reader has passed for a slot; 0 if it has never run. */
    public long position(String reader, int slot) {
        return entities.createQuery(
                        """
                        select c.position from CheckpointRow c
                         where c.reader = ?1 and c.firstSlot <= ?2 and c.lastSlot >= ?2\
                        """,
                        Long.class)
                .setParameter(1, reader)
                .setParameter(2, slot)
                .getResultStream()
                .findFirst()
                .orElse(0L);
    }
}
