package dev.ordinal.engine.saga;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * How far a saga is with undoing what it did. Parts are undone in groups, one group after the
 * other; a part that fails is tried again, and after {@link #ATTEMPTS} times it is left to a
 * person, while the next group goes on. Immutable; a saga has it in its state.
 */
public record Compensation(List<Part> parts) {

    /** So often a part is tried. */
    public static final int ATTEMPTS = 3;

    /** How a part stands. */
    public enum Status {
        WAITING,
        RUNNING,
        DONE,
        /** Left to a person. */
        FAILED
    }

    /**
     * Something to be undone.
     *
     * @param name unique in its saga
     * @param group the lower are undone first
     * @param attempts how often it was tried and not answered
     */
    public record Part(String name, int group, Status status, int attempts) {

        private Part with(Status newStatus, int newAttempts) {
            return new Part(name, group, newStatus, newAttempts);
        }

        private boolean is(Status wanted) {
            return status == wanted;
        }
    }

    public Compensation {
        parts = List.copyOf(parts);
    }

    /** Nothing to undo yet. */
    public static Compensation begin() {
        return new Compensation(List.of());
    }

    /** Then undo these, at the same time. */
    public Compensation then(List<String> names) {
        int group = parts.isEmpty() ? 0 : parts.getLast().group() + 1;
        var added = names.stream().map(name -> new Part(name, group, Status.WAITING, 0));
        return new Compensation(Stream.concat(parts.stream(), added).toList());
    }

    /** Then undo this. */
    public Compensation then(String name) {
        return then(List.of(name));
    }

    /** Starts the next group if the one before has come to its end, well or badly. */
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

    /** This part is undone, whatever was thought of it before. */
    public Compensation done(String name) {
        return change(part -> part.name().equals(name), part -> part.with(Status.DONE, 0));
    }

    /** Time is up for the parts that run: they fail, or have another attempt. */
    public Compensation timeUp() {
        return change(part -> part.is(Status.RUNNING), Compensation::afterTimeUp);
    }

    private static Part afterTimeUp(Part part) {
        int attempts = part.attempts() + 1;
        return part.with(attempts < ATTEMPTS ? Status.RUNNING : Status.FAILED, attempts);
    }

    /** What failed waits for new attempts. */
    public Compensation retry() {
        return change(part -> part.is(Status.FAILED), part -> part.with(Status.WAITING, 0));
    }

    private Compensation change(Predicate<Part> which, UnaryOperator<Part> change) {
        var changed = new ArrayList<Part>(parts.size());
        for (Part part : parts) changed.add(which.test(part) ? change.apply(part) : part);
        return new Compensation(changed);
    }

    /** The names of the parts that stand so. */
    public List<String> names(Status status) {
        return parts.stream().filter(part -> part.is(status)).map(Part::name).toList();
    }

    /** Whether everything is undone. */
    public boolean isDone() {
        return parts.stream().allMatch(part -> part.is(Status.DONE));
    }
}
