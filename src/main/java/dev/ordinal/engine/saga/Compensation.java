package dev.ordinal.engine.saga;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The progress of a saga that undoes what it did. Parts are undone in groups, one group after the
 * other. A part that is not done in time is retried; after {@link #ATTEMPTS} attempts it is left to
 * an operator, and the next group starts. Immutable; a saga keeps it in its state, sends a command
 * for each running part and starts a timer:
 *
 * <pre>{@code
 * var undo = Compensation.begin().then("payment").then(List.of("stock 1", "stock 2")).proceed();
 * undo.names(Status.RUNNING); // [payment]
 * undo.done("payment").proceed().names(Status.RUNNING); // [stock 1, stock 2]
 * }</pre>
 *
 * @param parts all parts, in the order of their groups
 */
public record Compensation(List<Part> parts) {

    /** The number of attempts for a part, the first one included. */
    public static final int ATTEMPTS = 3;

    /** The status of a part. */
    public enum Status {
        /** Its group has not started. */
        WAITING,
        /** Its command was sent. */
        RUNNING,
        /** Undone. */
        DONE,
        /** Left to an operator. */
        FAILED
    }

    /**
     * One thing to undo.
     *
     * @param name the name, unique in the compensation
     * @param group the number of its group; lower groups are undone first
     * @param attempts the number of attempts that were not answered in time
     */
    public record Part(String name, int group, Status status, int attempts) {

        private Part with(Status newStatus, int newAttempts) {
            return new Part(name, group, newStatus, newAttempts);
        }

        private boolean is(Status wanted) {
            return status == wanted;
        }
    }

    /** Copies the parts. */
    public Compensation {
        parts = List.copyOf(parts);
    }

    /** A compensation without parts. */
    public static Compensation begin() {
        return new Compensation(List.of());
    }

    /** This compensation with one more group, whose parts are undone at the same time. */
    public Compensation then(List<String> names) {
        int group = parts.isEmpty() ? 0 : parts.getLast().group() + 1;
        var added = names.stream().map(name -> new Part(name, group, Status.WAITING, 0));
        return new Compensation(Stream.concat(parts.stream(), added).toList());
    }

    /** This compensation with one more group, of one part. */
    public Compensation then(String name) {
        return then(List.of(name));
    }

    /** This compensation with the next group started, if no part is running. */
    public Compensation proceed() {
        if (parts.stream().anyMatch(part -> part.is(Status.RUNNING))) return this;
        return parts.stream()
                .filter(part -> part.is(Status.WAITING))
                .mapToInt(Part::group)
                .min()
                .stream()
                .mapToObj(this::start)
                .findFirst()
                .orElse(this);
    }

    private Compensation start(int group) {
        return change(
                part -> part.group() == group && part.is(Status.WAITING),
                part -> part.with(Status.RUNNING, part.attempts()));
    }

    /**
     * This compensation with a part done, whatever its status was. A name that no part has changes
     * nothing.
     */
    public Compensation done(String name) {
        return change(part -> part.name().equals(name), part -> part.with(Status.DONE, 0));
    }

    /**
     * This compensation after a time-out: each running part runs again, or fails after its last
     * attempt. The saga sends the commands of the running parts again, and calls {@link #proceed}.
     */
    public Compensation timeUp() {
        return change(part -> part.is(Status.RUNNING), Compensation::afterTimeUp);
    }

    private static Part afterTimeUp(Part part) {
        int attempts = part.attempts() + 1;
        return part.with(attempts < ATTEMPTS ? Status.RUNNING : Status.FAILED, attempts);
    }

    /** This compensation with all failed parts waiting again, with new attempts. */
    public Compensation retry() {
        return change(part -> part.is(Status.FAILED), part -> part.with(Status.WAITING, 0));
    }

    private Compensation change(Predicate<Part> which, UnaryOperator<Part> change) {
        var changed = new ArrayList<Part>(parts.size());
        for (Part part : parts) changed.add(which.test(part) ? change.apply(part) : part);
        return new Compensation(changed);
    }

    /** The names of the parts with a status. */
    public List<String> names(Status status) {
        return parts.stream().filter(part -> part.is(status)).map(Part::name).toList();
    }

    /** Whether all parts are done; a failed part is not. */
    public boolean isDone() {
        return parts.stream().allMatch(part -> part.is(Status.DONE));
    }
}
