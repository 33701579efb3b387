package dev.ordinal.engine.http;

import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.database.internal.TimeLimit;
import dev.ordinal.engine.http.internal.CommonProblems;
import dev.ordinal.engine.lifecycle.Workers;
import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.projection.Projection;
import dev.ordinal.engine.projection.internal.Projections;
import dev.ordinal.engine.reader.internal.Progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Response to a reading request once the read model contains a given version, for callers that have
 * just sent a command and know its {@code ETag}:
 *
 * <pre>{@code
 * return reads.after(ParcelList.class, stream, atLeast, () -> parcel(id));
 * }</pre>
 */
@ApplicationScoped
public class ReadYourWrites {

    /** A version that no stream reaches. */
    private static final long NEVER = Long.MAX_VALUE;

    @Inject private Progress progress;
    @Inject private EventStore store;
    @Inject private Projections projections;
    @Inject private Workers workers;
    @Inject private Transactions transactions;

    /** Longest time for which a reading request waits for the version in {@code atLeast}. */
    @Inject
    @PositiveOrZero
    @ConfigProperty(name = "ordinal.web.longest-read-wait", defaultValue = "PT5S")
    private Duration longest;

    /**
     * Reads what every caller of the resource may see; as {@link #after(Class, StreamId, AtLeast,
     * BooleanSupplier, Supplier)} does.
     */
    public CompletionStage<Response> after(
            Class<? extends Projection<?>> projection,
            StreamId stream,
            AtLeast atLeast,
            Supplier<TaggedRepresentation> read) {
        return after(projection, stream, atLeast, () -> exists(stream), read);
    }

    /**
     * Reads once a projection has taken in a version of a stream. It waits on a worker thread, at
     * most {@code ordinal.web.longest-read-wait} (5 seconds).
     *
     * @param projection the projection that keeps what {@code read} reads
     * @param stream the stream that the representation is about
     * @param atLeast the version that it must contain
     * @param visible whether the stream exists and the caller may know it, as the log says: the
     *     read model may not contain it yet. It is called in a transaction
     * @param read reads the representation, in a transaction; where the caller waits on a worker
     *     thread
     * @return 200 with the version as {@code ETag}; the stage fails with a {@link ProblemException}
     *     503 if the read model does not contain the version in time. What the caller may not see
     *     fails as what does not exist does, and as late: with the exception of {@code read}
     * @throws ProblemException 400 if {@code atLeast} is not valid
     * @throws IllegalStateException if this server does not run the projection
     */
    public CompletionStage<Response> after(
            Class<? extends Projection<?>> projection,
            StreamId stream,
            AtLeast atLeast,
            BooleanSupplier visible,
            Supplier<TaggedRepresentation> read) {
        var name = projections.name(projection);
        long version = atLeast.version();
        if (version == 0) return CompletableFuture.completedStage(answer(look(read)));
        return workers.call(
                TimeLimit.carry(() -> {
                    long wanted = isHidden(stream, visible) ? NEVER : version;
                    if (await(name, stream, wanted)) return answer(look(read));
                    throw missing(visible, read);
                }));
    }

    private boolean isHidden(StreamId stream, BooleanSupplier visible) {
        return transactions.call(() -> exists(stream) && !visible.getAsBoolean());
    }

    private boolean exists(StreamId stream) {
        return store.positionOf(stream, 1).isPresent();
    }

    /** The problem of a version that is not there in time. */
    private ProblemException missing(BooleanSupplier visible, Supplier<TaggedRepresentation> read) {
        try {
            return behind(look(read).version());
        } catch (ProblemException notFound) {
            boolean isThere = transactions.call(visible::getAsBoolean);
            return isThere ? behind(0) : notFound;
        }
    }

    private TaggedRepresentation look(Supplier<TaggedRepresentation> read) {
        return transactions.call(read);
    }

    private boolean await(String projection, StreamId stream, long version) {
        try {
            return progress.await(projection, stream, version, longest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static ProblemException behind(long version) {
        return ProblemException.at(CommonProblems.BEHIND, null, version);
    }

    private static Response answer(TaggedRepresentation found) {
        var tag = new EntityTag(Long.toString(found.version()));
        return Response.ok(found.entity()).tag(tag).build();
    }
}
