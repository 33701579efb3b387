package dev.ordinal.testkit;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.saga.Saga;
import dev.ordinal.engine.saga.SagaSignal.TimedOut;
import dev.ordinal.engine.saga.Step;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Diagram of a saga for <a href="https://mermaid.js.org/syntax/stateDiagram.html">Mermaid</a>,
 * drawn from its code: every state that the example events lead to, in any order and number, and
 * the transitions between them.
 *
 * @param <S> its states
 */
public final class SagaDiagram<S> {

    /** The most steps that are followed, since a saga may count without end. */
    private static final int MOST_STEPS = 25;

    private static final int MOST_STATES = 100_000;

    private final Saga<S> saga;
    private final List<Event> events;
    private final Map<S, Integer> seen = new LinkedHashMap<>();
    private final Map<Arrow, Set<String>> arrows = new LinkedHashMap<>();

    /** Transition between two states, by their names. */
    private record Arrow(String from, String to) {}

    private SagaDiagram(Saga<S> saga, List<? extends Event> events) {
        this.saga = saga;
        this.events = List.copyOf(events);
    }

    /**
     * Draws.
     *
     * @param events one example of each event, timers included
     */
    public static <S> String of(Saga<S> saga, List<? extends Event> events) {
        var diagram = new SagaDiagram<>(saga, events);
        diagram.explore();
        return diagram.text();
    }

    private void explore() {
        Deque<S> open = new ArrayDeque<>();
        open.add(saga.initial());
        seen.put(saga.initial(), 0);
        while (!open.isEmpty()) {
            var state = open.remove();
            int steps = seen.getOrDefault(state, 0) + 1;
            for (Event event : events) {
                var step = saga.on(state, event);
                if (step.equals(new Step<>(state, List.of()))) continue;
                draw(state, step.state(), event);
                if (steps > MOST_STEPS || seen.putIfAbsent(step.state(), steps) != null) continue;
                open.add(step.state());
            }
            if (seen.size() > MOST_STATES) throw new IllegalStateException("Too many states");
        }
    }

    private void draw(S from, S to, Event event) {
        arrows.computeIfAbsent(new Arrow(name(from), name(to)), _ -> new LinkedHashSet<>())
                .add(label(event));
    }

    private static String label(Event event) {
        return event instanceof TimedOut(var timer)
                ? "time is up (" + timer + ")"
                : event.getClass().getSimpleName();
    }

    private static String name(Object state) {
        return state.getClass().getSimpleName();
    }

    private String text() {
        var lines = new StringBuilder("stateDiagram-v2\n");
        line(lines, "[*] --> " + name(saga.initial()));
        arrows.forEach((arrow, labels) ->
                line(
                        lines,
                        "%s --> %s: %s"
                                .formatted(arrow.from(), arrow.to(), String.join(", ", labels))));
        ends().forEach(end -> line(lines, end + " --> [*]"));
        return lines.toString();
    }

    private Set<String> ends() {
        var ends = new TreeSet<String>();
        seen.keySet().stream().filter(saga::isFinished).forEach(state -> ends.add(name(state)));
        return ends;
    }

    private static void line(StringBuilder lines, String text) {
        lines.append("    ").append(text).append('\n');
    }
}
