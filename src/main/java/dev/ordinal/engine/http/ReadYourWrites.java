package dev.ordinal.engine.http;

import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.database.internal.TimeLimit;
import dev.ordinal.engine.http.internal.CommonProblems;
import dev.ordinal.engine.lifecycle.Workers;
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
import java.util.function.Supplier;

/**
 * Response to a reading request once the read model contains a given version, for callers that have
 * just sent a command and know its {@code ETag}:
 *
 * <pre>{@code
 * return reads.after(OrderDetails.class, stream, version, () -> details(id));
 * }</pre>
 */
@ApplicationScoped
public class ReadYourWrites {

    @Inject private Progress progress;
    @Inject private Projections projections;
    @Inject private Workers workers;
    @Inject private Transactions transactions;

    /** Longest time for which a reading request waits for the version in {@code atLeast}. */
    @Inject
    @PositiveOrZero
    @ConfigProperty(name = "ordinal.web.longest-read-wait", defaultValue = "PT5S")
    private Duration longest;

    /**
     * Reads once a projection has taken in a version of a stream. It waits on a worker thread, at
     * most {@code ordinal.web.longest-read-wait} (5 seconds).
     *
     * @param projection the projection that keeps what {@code read} reads
     * @param stream the stream that the representation is about
     * @param version the version that it must contain; 0 to read at once
     * @param read reads the representation, in a transaction; with a version above 0 on a worker
     *     thread
     * @return 200 with the version as {@code ETag}; the stage fails with a {@link ProblemException}
     *     503 if the read model does not contain the version in time
     * @throws IllegalStateException if this server does not run the projection
     */
    public CompletionStage<Response> after(
            Class<? extends Projection<?>> projection,
            StreamId stream,
            long version,
            Supplier<TaggedRepresentation> read) {
        var name = projections.name(projection);
        if (version == 0) return CompletableFuture.completedStage(answer(look(read)));
        return workers.call(
                TimeLimit.carry(() -> {
                    boolean there = await(name, stream, version);
                    var found = look(read);
                    if (!there) throw behind(found);
                    return answer(found);
                }));
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

    private static ProblemException behind(TaggedRepresentation found) {
        return ProblemException.at(CommonProblems.BEHIND, null, found.version());
    }

    private static Response answer(TaggedRepresentation found) {
        var tag = new EntityTag(Long.toString(found.version()));
        return Response.ok(found.entity()).tag(tag).build();
    }
}
