package dev.ordinal.engine.schema.internal.upcast;

import static dev.ordinal.engine.schema.internal.Schemas.event;

import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.schema.upcast.Downcaster;
import dev.ordinal.engine.schema.upcast.EventTree;
import dev.ordinal.engine.schema.upcast.Splitter;
import dev.ordinal.engine.schema.upcast.Upcaster;
import dev.ordinal.engine.schema.upcast.VersionStep;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Steps as short text: {@code door.opened 1.0.0}. */
public final class Steps {

    private Steps() {}

    public record Up(VersionStep step, Consumer<ObjectNode> change) implements Upcaster {
        @Override
        public ObjectNode up(ObjectNode body) {
            change.accept(body);
            return body;
        }
    }

    public record Down(VersionStep step, Consumer<ObjectNode> change) implements Downcaster {
        @Override
        public ObjectNode down(ObjectNode body) {
            change.accept(body);
            return body;
        }
    }

    public record UpAndDown(VersionStep step) implements Upcaster, Downcaster {
        @Override
        public ObjectNode up(ObjectNode body) {
            return body;
        }

        @Override
        public ObjectNode down(ObjectNode body) {
            return body;
        }
    }

    public record Split(VersionStep step, Function<ObjectNode, List<EventTree>> parts)
            implements Splitter {
        @Override
        public List<EventTree> split(ObjectNode body) {
            return parts.apply(body);
        }
    }

    public static VersionStep step(String from, String... to) {
        return VersionStep.split(
                event(from), Stream.of(to).map(text -> event(text)).toArray(EventName[]::new));
    }

    public static Up up(String from, String to) {
        return up(from, to, _ -> {});
    }

    public static Up up(String from, String to, Consumer<ObjectNode> change) {
        return new Up(step(from, to), change);
    }

    /** A downcaster from {@code to} to {@code from}. */
    public static Down down(String from, String to) {
        return down(from, to, _ -> {});
    }

    public static Down down(String from, String to, Consumer<ObjectNode> change) {
        return new Down(step(from, to), change);
    }

    public static UpAndDown upAndDown(String from, String to) {
        return new UpAndDown(step(from, to));
    }

    /** A splitter that produces each of the events, with the same body. */
    public static Split split(String from, String... to) {
        return new Split(
                step(from, to),
                body -> Stream.of(to).map(part -> new EventTree(event(part), body)).toList());
    }

    public static Split drop(String event) {
        return split(event);
    }
}
