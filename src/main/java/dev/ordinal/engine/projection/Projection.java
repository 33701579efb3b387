package dev.ordinal.engine.projection;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.reader.Reader;

import java.time.Duration;

/**
 * A read model that is kept up to date from this service's log. Any CDI bean of this type takes
 * part; make it {@code @ApplicationScoped}, so that HTTP requests can wait for it.
 *
 * <pre>{@code
 * public void on(ParcelEvent event, Metadata metadata) {
 *     switch (event) {
 *         case ParcelSent e -> rows.persist(new ParcelRow(e.parcelId(), e.to()));
 *         case ParcelDelivered e -> rows.find(ParcelRow.class, e.parcelId()).deliver();
 *     }
 * }
 * }</pre>
 *
 * The projection writes to its own tables only. Its rows commit with its checkpoint, so they show
 * each event once. It lags behind the log by some milliseconds; {@link
 * dev.ordinal.engine.http.ReadYourWrites} and {@code Prefer: wait} wait for it.
 *
 * @param <E> the vocabulary
 */
public interface Projection<E extends Event> {

    /**
     * The name of the read model and its checkpoint, a plural noun: {@code order-details}. Under
     * another name the projection begins at the start of the log, and its tables must be empty.
     */
    String name();

    /**
     * The vocabulary: a sealed interface of records, or one record. Other events are passed over.
     */
    Class<E> events();

    /** The pause after a batch that was not full; see {@link Reader#pace}. */
    default Duration pace() {
        return Reader.USUAL_PACE;
    }

    /**
     * Takes in one event. It is called on the projection's threads, in the transaction that moves
     * the checkpoint; one transaction takes in many events. The events of one stream come in order,
     * those of different streams also at the same time: the work is cut into {@code
     * ordinal.projections.partitions} (4) by stream.
     *
     * <p>An exception rolls back, and the events come again, one at a time and with pauses of up to
     * 5 seconds, until the event succeeds; it is never skipped. Meanwhile its partition stands
     * still; other partitions and other projections go on. The readiness check {@code readers}
     * names the failure.
     *
     * <p>One transaction may hold an event that deletes a row and one that inserts it again. JPA
     * writes inserts before deletes: flush after {@code remove}.
     *
     * @param event the event, in the version that its record names
     * @param metadata its place in its stream and its origin
     */
    void on(E event, Metadata metadata);
}
