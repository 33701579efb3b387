package dev.ordinal.engine.schema.internal.compatibility;

import dev.ordinal.engine.message.SemanticVersion;

import java.util.List;

/**
 * Result of the check of a proposed version.
 *
 * @param findings the broken promises; empty if the version may be released
 * @param least the lowest version under which this schema could be released next
 */
public record Verdict(List<Finding> findings, SemanticVersion least) {

    public boolean isCompatible() {
        return findings.isEmpty();
    }
}
