package dev.ordinal.engine.consumer.internal;

import dev.ordinal.engine.database.NativeQueries;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.database.internal.Purge;
import dev.ordinal.engine.database.internal.Retention;
import dev.ordinal.engine.transport.internal.DeadLetter;
import dev.ordinal.engine.transport.internal.DeadLetterQueues;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Retention of the inbox. The rows of events that have a dead letter are kept as long as the
 * letter, so that a letter that is a second copy of a processed event is always recognised. While
 * the broker is away, the letters are unknown and no row is deleted.
 */
@ApplicationScoped
class InboxRetention {

    /** The number of letters whose headers are read in one request to the broker. */
    private static final int AT_ONCE = 200;

    /**
     * Renews rows in the second half of their time. The first half is what remains for a letter
     * that is on its way back to its subscription.
     */
    private static final String RENEW =
            """
            update inbox set recorded_at = clock_timestamp()
             where recorded_at < clock_timestamp() - make_interval(secs => ?2)
               and (consumer, event_id) in (
                   select letter ->> 0, cast(letter ->> 1 as uuid)
                     from jsonb_array_elements(cast(?1 as jsonb)) as all_(letter))\
            """;

    @Inject private DeadLetterQueues letters;
    @Inject private NativeQueries queries;
    @Inject private Transactions transactions;

    /**
     * Time for which a subscription recognises an event that it has processed. It must be longer
     * than the longest redelivery. An event that has a dead letter is recognised for as long as the
     * letter exists, and for at least half of this time after that.
     */
    @Produces
    Retention retention(
            Purge purge,
            @ConfigProperty(name = "ordinal.inbox.kept", defaultValue = "P7D") Duration kept) {
        return new Retention("inbox", kept, purge, () -> renewAll(kept));
    }

    private void renewAll(Duration kept) {
        var keys = letters.keys(null);
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            var page = keys.subList(from, Math.min(keys.size(), from + AT_ONCE));
            renew(letters.headers(page), kept);
        }
    }

    private void renew(List<DeadLetter> page, Duration kept) {
        var events = page.stream().flatMap(InboxRetention::event).toList();
        transactions.run(() -> queries.update(RENEW, events, (double) kept.toSeconds() / 2));
    }

    /** The subscription and the id of the event in a letter, if it holds one. */
    private static Stream<List<String>> event(DeadLetter letter) {
        var id = letter.attribute("id");
        if (id == null) return Stream.empty();
        try {
            return Stream.of(List.of(letter.subscription(), UUID.fromString(id).toString()));
        } catch (IllegalArgumentException _) {
            return Stream.empty(); // such an event is never processed
        }
    }
}
