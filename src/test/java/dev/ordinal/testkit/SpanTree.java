package dev.ordinal.testkit;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The spans of one trace, below each other. */
public final class SpanTree {

    private final Map<String, List<OtlpSpan>> children;

    private SpanTree(Map<String, List<OtlpSpan>> children) {
        this.children = children;
    }

    /** The tree of the spans of a trace. */
    public static SpanTree of(List<OtlpSpan> spans) {
        return new SpanTree(
                spans.stream()
                        .collect(
                                Collectors.groupingBy(
                                        OtlpSpan::parent, TreeMap::new, Collectors.toList())));
    }

    /** The children of a span, by title. */
    private List<OtlpSpan> below(String parent) {
        return children.getOrDefault(parent, List.of()).stream()
                .sorted(Comparator.comparing(OtlpSpan::title).thenComparing(OtlpSpan::service))
                .toList();
    }

    /** The tree as text, one line for each span: service, kind, title. */
    public String draw() {
        var drawn = new StringBuilder();
        draw("", "", drawn);
        return drawn.toString();
    }

    private void draw(String parent, String indent, StringBuilder drawn) {
        for (OtlpSpan span : below(parent)) {
            drawn.append(
                    "%-9s %-8s %s%s\n"
                            .formatted(span.service(), span.kind(), indent, span.title()));
            draw(span.id(), indent + " ", drawn);
        }
    }
}
