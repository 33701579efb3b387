package dev.ordinal.monitoring;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Queries of the shipped dashboard and alerts. */
public final class Monitoring {

    private static final Path FOLDER = Path.of("src", "main", "monitoring");

    /** The labels that Prometheus adds, from the resource and for histograms. */
    private static final Set<String> ITS_OWN = Set.of("job", "instance", "le");

    private Monitoring() {}

    static JsonNode dashboard() {
        return JsonMapper.shared().readTree(FOLDER.resolve("dashboard.json"));
    }

    static List<JsonNode> alerts() {
        var rules = new YAMLMapper().readTree(FOLDER.resolve("alerts.yml"));
        return rules.path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .toList();
    }

    static List<String> expressions() {
        var all = new ArrayList<>(alerts().stream().map(a -> a.path("expr").asString()).toList());
        dashboard()
                .path("panels")
                .valueStream()
                .flatMap(panel -> panel.path("targets").valueStream())
                .forEach(target -> all.add(target.path("expr").asString()));
        return all;
    }

    /**
     * The metrics and labels that are queried but not exported.
     *
     * @param exported the metrics that servers export, by their names in Prometheus, with their
     *     labels
     */
    public static List<String> missing(Map<String, Set<String>> exported) {
        var missing = new TreeSet<String>();
        for (String expression : expressions()) {
            var asked = PromQl.parse(expression);
            var known = new TreeSet<>(ITS_OWN);
            asked.metrics()
                    .forEach((metric, selectors) -> {
                        var labels = new TreeSet<>(ITS_OWN);
                        labels.addAll(exported.getOrDefault(metric, Set.of()));
                        known.addAll(labels);
                        if (!exported.containsKey(metric)) missing.add(metric);
                        else if (!labels.containsAll(selectors)) missing.add(metric + selectors);
                    });
            if (!known.containsAll(asked.groupings())) missing.add("by " + asked.groupings());
        }
        return List.copyOf(missing);
    }
}
