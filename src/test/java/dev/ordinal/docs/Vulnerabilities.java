package dev.ordinal.docs;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Known vulnerabilities of the components, as a CycloneDX document states them, against the
 * versions that the build uses.
 *
 * @param document the document
 * @param pom the text of the POM
 */
record Vulnerabilities(JsonNode document, String pom) {

    /** States in which a version may be in the affected range. */
    private static final Set<String> AFFECTED = Set.of("exploitable", "in_triage", "not_affected");

    /** States of versions outside the affected range. */
    private static final Set<String> UNAFFECTED = Set.of("resolved", "not_affected");

    private static final Pattern MAVEN = Pattern.compile("pkg:maven/([^@]+)");

    private record Row(
            String component, String version, String range, String state, String detail) {}

    /** The report, a row for all vulnerabilities with the same assessment. */
    String report() {
        Map<Row, List<JsonNode>> rows = new LinkedHashMap<>();
        all().forEach(found -> rows.computeIfAbsent(row(found), _ -> new ArrayList<>()).add(found));
        return "\n"
                + "| component | in use | vulnerabilities | affected versions | state | decision"
                + " |\n"
                + "| --- | --- | --- | --- | --- | --- |\n"
                + rows.entrySet().stream()
                        .map(entry -> line(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining());
    }

    /** Vulnerabilities whose state contradicts the version in use. */
    List<String> contradictions() {
        return all().stream()
                .filter(found -> {
                    var row = row(found);
                    boolean isAffected = new VersionRange(row.range()).contains(row.version());
                    return !(isAffected ? AFFECTED : UNAFFECTED).contains(row.state());
                })
                .map(found -> found.path("id").asString() + ": " + row(found))
                .toList();
    }

    private List<JsonNode> all() {
        return document.path("vulnerabilities").valueStream().toList();
    }

    private Row row(JsonNode vulnerability) {
        var affects = vulnerability.path("affects").path(0);
        var component = component(affects.path("ref").asString());
        var analysis = vulnerability.path("analysis");
        return new Row(
                component.path("name").asString(),
                version(component),
                affects.path("versions").path(0).path("range").asString(),
                analysis.path("state").asString(),
                analysis.path("detail").asString());
    }

    private JsonNode component(String ref) {
        return document.path("components")
                .valueStream()
                .filter(found -> found.path("bom-ref").asString().equals(ref))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No component " + ref));
    }

    /** The version in the POM, or that of the library on the class path. */
    private String version(JsonNode component) {
        var property = component.path("properties").path(0).path("value").asString("");
        if (!property.isEmpty()) return ofPom(property);
        var maven = MAVEN.matcher(component.path("purl").asString());
        if (!maven.matches()) throw new IllegalStateException("No version of " + component);
        return ofLibrary("META-INF/maven/" + maven.group(1) + "/pom.properties");
    }

    private String ofPom(String property) {
        var found = Pattern.compile("<" + property + ">([^<]+)</").matcher(pom);
        if (!found.find()) throw new IllegalStateException("The POM has no " + property);
        return found.group(1);
    }

    private static String ofLibrary(String resource) {
        try (var in = Vulnerabilities.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException("Not on the class path: " + resource);
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(Row row, List<JsonNode> vulnerabilities) {
        return "| %s | `%s` | %s | `%s` | %s | %s |\n"
                .formatted(
                        row.component(),
                        row.version(),
                        vulnerabilities.stream()
                                .map(Vulnerabilities::name)
                                .collect(Collectors.joining(", ")),
                        new VersionRange(row.range()).conditions().replace("|", "` and `"),
                        row.state().replace('_', ' '),
                        row.detail());
    }

    private static String name(JsonNode vulnerability) {
        var description = vulnerability.path("description").asString("");
        return vulnerability.path("id").asString()
                + (description.isEmpty() ? "" : " (" + description + ")");
    }
}
