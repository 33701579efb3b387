package dev.ordinal.engine.schema.internal.compatibility;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers that an alternative accepts.
 *
 * @param least the lower limit, or null
 * @param isAbove whether the lower limit itself is outside
 * @param most the upper limit, or null
 * @param isBelow whether the upper limit itself is outside
 */
record NumberRange(
        @Nullable BigDecimal least, boolean isAbove, @Nullable BigDecimal most, boolean isBelow) {

    static NumberRange of(Alternative numbers) {
        var from = numbers.keyword("minimum");
        var above = numbers.keyword("exclusiveMinimum");
        boolean isAbove = above.isNumber() && (!from.isNumber() || order(above, from) >= 0);
        var to = numbers.keyword("maximum");
        var below = numbers.keyword("exclusiveMaximum");
        boolean isBelow = below.isNumber() && (!to.isNumber() || order(below, to) <= 0);
        var range =
                new NumberRange(
                        number(isAbove ? above : from),
                        isAbove,
                        number(isBelow ? below : to),
                        isBelow);
        return numbers.isOf("integer") ? range.whole() : range;
    }

    private static int order(JsonNode one, JsonNode other) {
        return one.decimalValue().compareTo(other.decimalValue());
    }

    private static @Nullable BigDecimal number(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : null;
    }

    /** The same integers, with limits that are integers and inside. */
    private NumberRange whole() {
        var first = least == null ? null : least.setScale(0, RoundingMode.CEILING);
        if (first != null && isAbove && first.compareTo(least) == 0)
            first = first.add(BigDecimal.ONE);
        var last = most == null ? null : most.setScale(0, RoundingMode.FLOOR);
        if (last != null && isBelow && last.compareTo(most) == 0) {
            last = last.subtract(BigDecimal.ONE);
        }
        return new NumberRange(first, false, last, false);
    }

    boolean isPossible() {
        if (least == null || most == null) return true;
        int order = least.compareTo(most);
        return order < 0 || (order == 0 && !isAbove && !isBelow);
    }

    /** Whether no number of the other range is below this one. */
    boolean startsBefore(NumberRange other) {
        if (least == null) return true;
        if (other.least == null) return false;
        int order = least.compareTo(other.least);
        return order < 0 || (order == 0 && (!isAbove || other.isAbove));
    }

    /** Whether no number of the other range is above this one. */
    boolean endsAfter(NumberRange other) {
        if (most == null) return true;
        if (other.most == null) return false;
        int order = most.compareTo(other.most);
        return order > 0 || (order == 0 && (!isBelow || other.isBelow));
    }
}
