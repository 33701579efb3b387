package dev.ordinal.engine.schema.internal.compatibility;

import dev.ordinal.engine.message.SemanticVersion;

import java.util.List;

/**
 * What was found about a proposed version.
 *
 * @param findings empty if it may be released
 * @param least the lowest version under which this schema could be released next
 */
public record Verdict(List<Finding> findings, SemanticVersion least) {

    public boolean isCompatible() {
        return findings.isEmpty();
    }
}
