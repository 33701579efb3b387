package dev.ordinal.engine.sample;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;

/** The highest value of a counter, and the unit in which it counts. */
public record Limit(@Positive int value, @NotBlank String unit) {

    /** The only unit that version 1.0.0 of the events knows. */
    public static final String PIECE = "piece";

    public static Limit pieces(int value) {
        return new Limit(value, PIECE);
    }
}
