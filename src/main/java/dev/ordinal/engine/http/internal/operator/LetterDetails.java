package dev.ordinal.engine.http.internal.operator;

import dev.ordinal.engine.transport.internal.DeadLetter;
import dev.ordinal.engine.transport.internal.Failure;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** A letter with everything that it carries. */
public record LetterDetails(
        String id,
        String subscription,
        String address,
        String group,
        Failure failure,
        Map<String, Object> headers,
        @Nullable String body) {

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
