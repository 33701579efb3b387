package dev.ordinal.engine.http.internal.operator;

import dev.ordinal.engine.transport.internal.DeadLetter;

import org.jspecify.annotations.Nullable;

/** Summary of a letter. */
public record LetterSummary(
        String id,
        String subscription,
        String group,
        @Nullable String type,
        @Nullable String stream,
        String message,
        String failedAt,
        int retries) {

    static LetterSummary of(DeadLetter letter) {
        return new LetterSummary(
                letter.id(),
                letter.subscription(),
                letter.group(),
                letter.header("cloudEvents_type"),
                letter.header("cloudEvents_subject"),
                letter.failure().message(),
                letter.failure().failedAt().toString(),
                letter.failure().retries());
    }
}
