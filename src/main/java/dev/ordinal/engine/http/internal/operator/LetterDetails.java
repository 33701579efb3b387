package dev.ordinal.engine.http.internal.operator;

import dev.ordinal.engine.transport.internal.DeadLetter;
import dev.ordinal.engine.transport.internal.Failure;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/** A letter with everything that it carries. */
public record LetterDetails(
        @Schema(examples = "0198a2c4-9c00-7d11-8a55-6b7c8d9e0f13") String id,
        @Schema(examples = "commands.parcels") String subscription,
        @Schema(examples = "commands.parcels") String address,
        @Schema(examples = "5f1c0a9be2d34c17") String group,
        Failure failure,
        Map<String, Object> headers,
        @Nullable @Schema(examples = "{}") String body) {

    static LetterDetails of(DeadLetter letter) {
        return new LetterDetails(
                letter.id(),
                letter.subscription(),
                letter.address(),
                letter.group(),
                letter.failure(),
                letter.headers(),
                letter.body());
    }
}
