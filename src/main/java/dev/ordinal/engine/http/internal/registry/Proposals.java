package dev.ordinal.engine.http.internal.registry;

import dev.ordinal.engine.http.Problem.Fault;
import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.engine.http.internal.registry.SchemasResource.Assessment;
import dev.ordinal.engine.http.internal.registry.SchemasResource.Proposal;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.message.SemanticVersion;
import dev.ordinal.engine.schema.internal.EventRegistry;
import dev.ordinal.engine.schema.internal.catalog.EventSchema;
import dev.ordinal.engine.schema.internal.catalog.UnsoundSchemaException;
import dev.ordinal.engine.schema.internal.compatibility.ReleaseRules;
import dev.ordinal.engine.schema.internal.compatibility.Verdict;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** Compatibility checks of proposed schemas. */
@ApplicationScoped
class Proposals {

    @Inject private EventRegistry registry;

    /** Whether JSON is a schema itself, and not a request that contains one. */
    static boolean isSchema(JsonNode json) {
        boolean says = json.has("$schema") || json.has("$id") || json.has("type");
        return says && !json.has("schema");
    }

    /** Checks a proposal against all versions of an event. */
    Assessment check(String name, Proposal proposal) {
        var version = versionOf(name, proposal);
        var verdict = rules(name).check(schema(name, version, proposal.schema()));
        var next = verdict.isCompatible() ? version : verdict.least();
        return new Assessment(
                verdict.isCompatible(),
                version.toString(),
                verdict.least().toString(),
                next.major() > newest(name).major(),
                verdict.findings());
    }

    private ReleaseRules rules(String name) {
        return new ReleaseRules(
                registry.schemas().versionsOf(name), registry.compatibilityOf(name));
    }

    /**
     * Checks a schema as the next minor version after one version, as if that were the only one.
     */
    Verdict check(EventSchema against, JsonNode document) {
        var rules =
                new ReleaseRules(
                        List.of(against), registry.compatibilityOf(against.event().name()));
        var next = against.version().nextMinor();
        return rules.check(schema(against.event().name(), next, document));
    }

    /** Checks a schema as the next minor version of the newest major number. */
    Verdict checkNext(String name, JsonNode document) {
        return rules(name).check(schema(name, newest(name).nextMinor(), document));
    }

    private SemanticVersion newest(String name) {
        return registry.schemas().versionsOf(name).getLast().version();
    }

    /** The version of a proposal; without one, the next minor version. */
    private SemanticVersion versionOf(String name, Proposal proposal) {
        var version = proposal.version();
        if (version == null) return newest(name).nextMinor();
        if (SemanticVersion.isOne(version)) return SemanticVersion.parse(version);
        throw ProblemException.invalid(
                List.of(new Fault("/version", "is not a semantic version such as 1.2.0")));
    }

    /** The schema of a proposal, whose {@code $id} and {@code $schema} may be missing. */
    private static EventSchema schema(
            String name, SemanticVersion version, @Nullable JsonNode document) {
        var event = new EventName(name, version.toString());
        if (!(document instanceof ObjectNode object)) {
            throw ProblemException.invalid(List.of(new Fault("/schema", "must be an object")));
        }
        try {
            var complete = object.deepCopy();
            complete.put("$id", EventSchema.path(event));
            if (!complete.has("$schema")) complete.put("$schema", EventSchema.DIALECT);
            return EventSchema.of(event, complete);
        } catch (UnsoundSchemaException e) {
            throw ProblemException.invalid(
                    e.violations().stream()
                            .map(v -> new Fault("/schema" + v.pointer(), v.detail()))
                            .toList());
        }
    }
}
