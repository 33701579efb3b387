package dev.ordinal.engine.deadletter.internal;

import dev.ordinal.engine.audit.Audit;
import dev.ordinal.engine.audit.AuditStream;
import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.consumer.internal.ReplayPreview;
import dev.ordinal.engine.consumer.internal.Subscriptions;
import dev.ordinal.engine.deadletter.internal.DeadLetterEvent.DeadLetterDiscarded;
import dev.ordinal.engine.deadletter.internal.DeadLetterEvent.DeadLetterEdited;
import dev.ordinal.engine.deadletter.internal.DeadLetterEvent.DeadLetterReplayed;
import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.schema.internal.EventRegistry;
import dev.ordinal.engine.schema.internal.catalog.Violation;
import dev.ordinal.engine.transport.internal.DeadLetter;
import dev.ordinal.engine.transport.internal.DeadLetterQueues;
import dev.ordinal.engine.transport.internal.LetterKey;
import dev.ordinal.engine.transport.internal.UndeliverableException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Queries and operations on the dead letters on the broker, also those of subscriptions that this
 * server does not declare. A list is one of keys; letters are read one page at a time. Every method
 * throws {@link dev.ordinal.engine.transport.internal.BrokerException} if the broker is away.
 */
@ApplicationScoped
public class DeadLetters {

    /** The number of letters whose headers are read in one request to the broker. */
    private static final int AT_ONCE = 200;

    @Produces private static final AuditStream DEAD_LETTERS = new AuditStream("dead_letters");

    @Inject private DeadLetterQueues queues;
    @Inject private Subscriptions subscriptions;
    @Inject private EventRegistry registry;
    @Inject private Audit audit;

    /**
     * A filter for dead letters; both conditions must hold.
     *
     * @param subscription the name of a subscription, or null for all
     * @param group the group of equal failures, or null for all
     */
    public record Selection(@Nullable String subscription, @Nullable String group) {

        boolean takes(LetterKey letter) {
            return group == null || group.equals(letter.group());
        }
    }

    /** The keys of the selected letters, the oldest first. */
    public List<LetterKey> keys(Selection selection) {
        return queues.keys(selection.subscription()).stream().filter(selection::takes).toList();
    }

    /** Those letters of a page that still exist, without their bodies. */
    public List<DeadLetter> read(List<LetterKey> page) {
        return queues.headers(page);
    }

    /**
     * The selected letters in the order of the log, so that a stream's are replayed in its order.
     */
    List<Placed> inLogOrder(Selection selection) {
        var keys = keys(selection);
        var placed = new ArrayList<Placed>(keys.size());
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            var some = keys.subList(from, Math.min(keys.size(), from + AT_ONCE));
            read(some).stream().map(Placed::of).forEach(placed::add);
        }
        placed.sort(Comparator.comparing(Placed::place));
        return placed;
    }

    /**
     * A letter's place in the log.
     *
     * @param place text that sorts like the positions of events
     */
    record Placed(String subscription, String id, String place) {

        static Placed of(DeadLetter letter) {
            var position = Objects.requireNonNullElse(letter.attribute("sequence"), "");
            return new Placed(
                    letter.subscription(),
                    letter.id(),
                    position + " " + letter.subscription() + " " + letter.id());
        }
    }

    /** One letter; the others are not read. */
    public Optional<DeadLetter> find(String id) {
        return queues.find(id);
    }

    /** The preview of replaying a letter; nothing is done. */
    public ReplayPreview preview(DeadLetter letter) {
        return subscriptions.preview(letter.subscription(), letter.event());
    }

    /**
     * Delivers a letter to its subscription again. Returns false if the letter no longer exists.
     *
     * @throws UndeliverableException if it cannot be delivered at all
     */
    public boolean replay(
            String subscription, String id, @Nullable String reason, CommandContext context) {
        audit.record(DEAD_LETTERS, new DeadLetterReplayed(id, subscription, reason), context);
        return queues.replay(id);
    }

    /** Deletes a letter. Returns false if it no longer exists. */
    public boolean discard(DeadLetter letter, String reason, CommandContext context) {
        audit.record(
                DEAD_LETTERS,
                new DeadLetterDiscarded(
                        letter.id(), letter.subscription(), storable(letter.body()), reason),
                context);
        return queues.discard(letter.id());
    }

    /**
     * The violations of the event's schema by a new body; empty if the letter may get that body.
     */
    public List<Violation> violations(DeadLetter letter, JsonNode body) {
        var event = letter.event();
        if (event == null) {
            return List.of(
                    new Violation("", "event", "the dead letter does not name a known event"));
        }
        return registry.schemas()
                .find(event.type())
                .map(schema -> schema.violations(body))
                .orElseGet(
                        () -> List.of(new Violation("", "event", event.type() + " has no schema")));
    }

    /**
     * Changes the body of a letter; a header keeps the original body. Returns false if the letter
     * no longer exists.
     *
     * @param body valid, see {@link #violations}
     */
    public boolean edit(DeadLetter letter, JsonNode body, String reason, CommandContext context) {
        var text = Json.TOLERANT.writeValueAsString(body);
        var before = Objects.requireNonNullElse(storable(letter.body()), "");
        audit.record(
                DEAD_LETTERS,
                new DeadLetterEdited(letter.id(), letter.subscription(), before, text, reason),
                context);
        return queues.edit(letter.id(), text);
    }

    /** The text of a letter in a form that PostgreSQL can store: its JSON has no NUL. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }
}
