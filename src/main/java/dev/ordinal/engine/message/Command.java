package dev.ordinal.engine.message;

/**
 * A request that something happen, addressed to one stream. A module declares its commands as
 * records of a sealed interface, with imperative names; constraints of Bean Validation on their
 * components are checked before anything else.
 *
 * <pre>{@code
 * record AddItem(UUID orderId, @Positive int quantity) implements OrderCommand {
 *     @Override public StreamId stream() { return StreamId.of("order", orderId); }
 * }
 * }</pre>
 */
public interface Command {

    /**
     * The stream that the command is decided on. The bus asks for it only once the command has
     * passed Bean Validation, so a component that is {@code @NotNull} is not null here.
     */
    StreamId stream();
}
