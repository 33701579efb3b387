package dev.ordinal.engine.http.internal;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Text that explains what is wrong with a value without naming types of the code. */
final class FaultText {

    private FaultText() {}

    static String message(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException _ -> "is not a known property";
            case ValueInstantiationException v when v.getCause() != null -> reason(v.getCause());
            case InvalidFormatException v -> "'%s' is not a valid value".formatted(v.getValue());
            case MismatchedInputException v when isNull(v) -> "is missing";
            case InputCoercionException _, MismatchedInputException _ ->
                    "has the wrong type or is out of range";
            default -> "cannot be read";
        };
    }

    /** Whether a value is missing: a missing number is read as null. */
    private static boolean isNull(MismatchedInputException e) {
        return e.getOriginalMessage().startsWith("Cannot map `null`");
    }

    /** The reason that callers may see: only messages that a value type wrote for them. */
    private static String reason(Throwable cause) {
        return cause instanceof IllegalArgumentException && cause.getMessage() != null
                ? cause.getMessage()
                : "is not valid";
    }
}
