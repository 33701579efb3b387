package dev.ordinal.console;

import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.consumer.Prospect;
import dev.ordinal.engine.deadletter.DeadLetters;
import dev.ordinal.engine.deadletter.DeadLetters.Selection;
import dev.ordinal.engine.schema.catalog.Violation;
import dev.ordinal.engine.transport.DeadLetter;
import dev.ordinal.engine.transport.Failure;
import dev.ordinal.web.Caller;
import dev.ordinal.web.Problem.Fault;
import dev.ordinal.web.ProblemException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Triage: what died, of what, and what to do about it. */
@Path("admin/dead-letters")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class DeadLettersResource {

    /** So many letters are shown at once; the groups tell how many there are. */
    private static final int SHOWN = 200;

    @Inject private DeadLetters letters;
    @Inject private Caller caller;

    /** Some letters, and how many there are of each group. */
    public record LetterList(List<LetterSummary> items, List<Group> groups, int total) {}

    /** Letters that died of the same. */
    public record Group(
            String subscription, String group, int letters, String oldest, String newest) {}

    /** A letter in short. */
    public record LetterSummary(
            String id,
            String subscription,
            String group,
            @Nullable String type,
            @Nullable String stream,
            String message,
            String failedAt,
            int retries) {}

    /** A letter with everything that it carries. */
    public record LetterDetails(
            String id,
            String subscription,
            String address,
            String group,
            Failure failure,
            Map<String, Object> headers,
            @Nullable String body) {}

    /** Why something is done. */
    public record Reason(@Nullable String reason) {}

    /** What a letter shall say from now on. */
    public record Edit(
            @Schema(type = SchemaType.OBJECT) @Nullable JsonNode data, @Nullable String reason) {}

    /** What became of the letters, or would. */
    public record Replay(boolean dryRun, int replayed, List<Replayed> items) {}

    /** What became of one letter, or would. */
    public record Replayed(String id, Prospect prospect) {}

    /** Letters in the order of the log, and all groups. */
    @GET
    @Operation(summary = "What died, by subscription and by cause")
    public LetterList list(
            @QueryParam("subscription") @Nullable String subscription,
            @QueryParam("group") @Nullable String group) {
        var found = letters.list(new Selection(subscription, group));
        var items = found.stream().limit(SHOWN).map(DeadLettersResource::summary).toList();
        return new LetterList(items, groups(found), found.size());
    }

    /** One letter, with everything that it carries. */
    @GET
    @Path("{id}")
    @Operation(summary = "Look into a dead letter")
    public LetterDetails inspect(@PathParam("id") String id) {
        return details(find(id));
    }

    private DeadLetter find(String id) {
        return letters.find(id).orElseThrow(() -> gone(id));
    }

    /** Delivers one letter to its subscription again. */
    @POST
    @Path("{id}/replay")
    @Operation(summary = "Deliver a dead letter again")
    public Replay replay(
            @PathParam("id") String id,
            @QueryParam("dryRun") boolean dryRun,
            @Nullable Reason why) {
        return replay(List.of(find(id)), dryRun, why);
    }

    /** Delivers all letters of a selection again, in the order of the log. */
    @POST
    @Path("replay")
    @Operation(summary = "Deliver a group of dead letters again, or all")
    public Replay replayAll(
            @QueryParam("subscription") @Nullable String subscription,
            @QueryParam("group") @Nullable String group,
            @QueryParam("dryRun") boolean dryRun,
            @Nullable Reason why) {
        return replay(letters.list(new Selection(subscription, group)), dryRun, why);
    }

    /** Changes what a letter says; it is validated first, and waits for its replay. */
    @PUT
    @Path("{id}")
    @Operation(summary = "Put a dead letter right")
    public LetterDetails edit(@PathParam("id") String id, @Nullable Edit edit) {
        var letter = find(id);
        if (edit == null || edit.data() == null) throw invalid("/data", "must be there");
        var reason = reason(new Reason(edit.reason()));
        var violations = letters.violations(letter, edit.data());
        if (!violations.isEmpty()) throw invalid(violations);
        if (!letters.edit(letter, edit.data(), reason, context())) throw gone(id);
        return inspect(id);
    }

    /** Throws a letter away. */
    @POST
    @Path("{id}/discard")
    @Operation(summary = "Throw a dead letter away")
    public LetterSummary discard(@PathParam("id") String id, @Nullable Reason why) {
        var letter = find(id);
        if (!letters.discard(letter, reason(why), context())) throw gone(id);
        return summary(letter);
    }

    private Replay replay(List<DeadLetter> selected, boolean dryRun, @Nullable Reason why) {
        var reason = why == null ? null : why.reason();
        var context = context();
        var items = selected.stream().map(l -> new Replayed(l.id(), letters.prospect(l))).toList();
        if (dryRun) return new Replay(true, 0, items);
        long replayed = selected.stream().filter(l -> letters.replay(l, reason, context)).count();
        return new Replay(false, (int) replayed, items);
    }

    private CommandContext context() {
        return CommandContext.by(caller.id());
    }

    private static String reason(@Nullable Reason why) {
        var reason = why == null ? null : why.reason();
        if (reason == null || reason.isBlank()) throw invalid("/reason", "must say why");
        return reason;
    }

    private static ProblemException gone(String id) {
        return ProblemException.of("dead-letter.not-found", "There is no dead letter " + id);
    }

    private static ProblemException invalid(String pointer, String detail) {
        return ProblemException.invalid(List.of(new Fault(pointer, detail)));
    }

    private static ProblemException invalid(List<Violation> violations) {
        return ProblemException.invalid(
                violations.stream()
                        .map(v -> new Fault("/data" + v.pointer(), v.detail()))
                        .toList());
    }

    private static LetterDetails details(DeadLetter letter) {
        return new LetterDetails(
                letter.id(),
                letter.subscription(),
                letter.address(),
                letter.group(),
                letter.failure(),
                letter.headers(),
                letter.body());
    }

    private static LetterSummary summary(DeadLetter letter) {
        return new LetterSummary(
                letter.id(),
                letter.subscription(),
                letter.group(),
                letter.header("cloudEvents_type"),
                letter.header("cloudEvents_subject"),
                letter.failure().message(),
                letter.failure().failedAt().toString(),
                letter.failure().retries());
    }

    private static List<Group> groups(List<DeadLetter> found) {
        Map<List<String>, List<DeadLetter>> groups =
                found.stream()
                        .collect(
                                Collectors.groupingBy(
                                        letter -> List.of(letter.subscription(), letter.group()),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return groups.values().stream().map(DeadLettersResource::group).toList();
    }

    private static Group group(List<DeadLetter> same) {
        var times = same.stream().map(letter -> letter.failure().failedAt()).sorted().toList();
        var first = same.getFirst();
        return new Group(
                first.subscription(),
                first.group(),
                same.size(),
                times.getFirst().toString(),
                times.getLast().toString());
    }
}
