package dev.ordinal.engine.log.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.log.internal.SimulatedLog.Transaction;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Simulation of thousands of orders of steps. It compares what a reader behind the mark has read
 * with what was committed. A failure names its seed; {@code -Dseed=...} repeats it.
 */
class HighWaterMarkSimulationTest {

    private static final int RUNS = 2_000;
    private static final int STEPS = 150;
    private static final int MOST_TRANSACTIONS = 6;

    @Test
    void a_reader_behind_the_mark_sees_every_committed_event_once_and_in_order() {
        long seed = Long.getLong("seed", ThreadLocalRandom.current().nextLong());
        for (int run = 0; run < RUNS; run++) new Run(seed + run).check();
    }

    private static final class Run {

        private final long seed;
        private final Random random;
        private final SimulatedLog log;
        private final SlotPositions positions = new SlotPositions();
        private final HighWaterMark mark;
        private final OwnEvents own;
        private final List<LazyReader> lazy = Slots.cut(4).stream().map(LazyReader::new).toList();
        private final List<Transaction> open = new ArrayList<>();
        private final List<Long> read = new ArrayList<>();
        private long position;

        Run(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            this.log = new SimulatedLog(1 + random.nextInt(8), (1L << 32) - random.nextInt(60));
            this.mark = new HighWaterMark(log, 0, positions);
            this.own = new OwnEvents(1 + random.nextInt(20));
            log.meanwhile(() -> someSteps(random.nextInt(4)));
        }

        void check() {
            for (int i = 0; i < STEPS; i++) {
                someSteps(random.nextInt(4));
                look(random.nextBoolean());
            }
            open.forEach(this::end);
            open.clear();
            catchUp();
            assertThat(read).as("seed %d", seed).isEqualTo(log.read(0, Long.MAX_VALUE));
            for (LazyReader reader : lazy) {
                reader.look(position);
                assertThat(reader.read)
                        .as("seed %d: %s", seed, reader.slots)
                        .isEqualTo(reader.mine(0, Long.MAX_VALUE));
            }
            assertThat(mark.isWaiting()).as("seed %d: waits for nobody", seed).isFalse();
        }

        /**
         * Reads until the mark reaches the end. With pages of any size, every second read passes at
         * least one position once no transaction is running.
         */
        private void catchUp() {
            log.meanwhile(() -> {});
            for (long looks = 0; looks <= 2 * log.highest() + 2; looks++) look(true);
        }

        /**
         * Passes what this server has committed itself, and may query the log.
         *
         * @param queries whether it does
         */
        private void look(boolean queries) {
            for (StoredEvent event : own.takeBehind(mark.position())) {
                long known = event.metadata().position();
                mark.pass(known, SimulatedLog.slot(known));
            }
            if (queries) mark.advance();
            long settled = mark.position();
            assertThat(settled)
                    .as("seed %d: the mark moved back", seed)
                    .isGreaterThanOrEqualTo(position);
            read.addAll(log.read(position, settled));
            position = settled;
            for (LazyReader reader : lazy) {
                if (random.nextInt(3) > 0) reader.look(settled);
            }
        }

        /** Reader of some slots that queries the log only when these slots have grown. */
        private final class LazyReader {

            private final Slots slots;
            private final List<Long> read = new ArrayList<>();
            private long position;

            LazyReader(Slots slots) {
                this.slots = slots;
            }

            void look(long end) {
                if (positions.areIn(slots, position)) read.addAll(mine(position, end));
                position = end;
            }

            List<Long> mine(long after, long upTo) {
                return log.read(after, upTo).stream().filter(this::isMine).toList();
            }

            private boolean isMine(long event) {
                int slot = SimulatedLog.slot(event);
                return slot >= slots.first() && slot <= slots.last();
            }
        }

        private void someSteps(int count) {
            for (int i = 0; i < count; i++) step();
        }

        private void step() {
            if (open.isEmpty() || (open.size() < MOST_TRANSACTIONS && random.nextInt(4) == 0)) {
                open.add(log.begin());
                return;
            }
            var transaction = open.get(random.nextInt(open.size()));
            switch (random.nextInt(10)) {
                case 0, 1 -> transaction.lock();
                case 2, 3 -> transaction.takeId();
                case 4, 5, 6, 7 -> drawIfItCan(transaction);
                default -> {
                    open.remove(transaction);
                    end(transaction);
                }
            }
        }

        private static void drawIfItCan(Transaction transaction) {
            if (transaction.canDraw()) transaction.draw();
        }

        private void end(Transaction transaction) {
            if (random.nextInt(3) == 0) transaction.rollback();
            else commit(transaction);
        }

        /** Some of the transactions are of this server, which hears of their commits. */
        private void commit(Transaction transaction) {
            transaction.commit();
            if (random.nextInt(3) == 0) return;
            own.add(transaction.drawn().stream().map(LoggedEvents::at).toList());
        }
    }
}
