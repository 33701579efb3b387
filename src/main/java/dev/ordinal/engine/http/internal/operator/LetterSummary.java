package dev.ordinal.engine.http.internal.operator;

import dev.ordinal.engine.transport.internal.DeadLetter;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Summary of a letter. */
public record LetterSummary(
        @Schema(examples = "0198a2c4-9c00-7d11-8a55-6b7c8d9e0f13") String id,
        @Schema(examples = "commands.parcels") String subscription,
        @Schema(examples = "5f1c0a9be2d34c17") String group,
        @Nullable @Schema(examples = "command.sent") String type,
        @Nullable @Schema(examples = "delivery-0198a2c4-7b1e-7c3a-9d52-3f1e8a6b4c21") String stream,
        @Schema(examples = "The event cannot be read") String message,
        @Schema(format = "date-time", examples = "2026-01-01T12:00:00Z") String failedAt,
        @Schema(examples = "3") int retries) {

    static LetterSummary of(DeadLetter letter) {
        return new LetterSummary(
                letter.id(),
                letter.subscription(),
                letter.group(),
                letter.attribute("type"),
                letter.attribute("subject"),
                letter.failure().message(),
                letter.failure().failedAt().toString(),
                letter.failure().retries());
    }
}
