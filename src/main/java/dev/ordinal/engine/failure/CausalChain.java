package dev.ordinal.engine.failure;

import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The causal chain of an exception: the exception itself, its cause, the cause of that, and so on.
 * It ends after 20, since causes can form a circle.
 *
 * @param head the exception that was caught
 */
public record CausalChain(Throwable head) implements Iterable<Throwable> {

    private static final int LENGTH = 20;

    /** The exceptions, outermost first. */
    public Stream<Throwable> stream() {
        return Stream.iterate(head, Objects::nonNull, Throwable::getCause).limit(LENGTH);
    }

    /** The outermost exception of a type. */
    public <T> Optional<T> find(Class<T> type) {
        return stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** Whether any exception in the chain is of the type. */
    public boolean has(Class<?> type) {
        return stream().anyMatch(type::isInstance);
    }

    /** Whether any exception of that type in the chain passes the test. */
    public <T> boolean has(Class<T> type, Predicate<T> test) {
        return stream().filter(type::isInstance).map(type::cast).anyMatch(test);
    }

    @Override
    public Iterator<Throwable> iterator() {
        return stream().iterator();
    }
}
