package dev.ordinal.engine.schema.internal.compatibility;

import java.util.Map;

/** Comparison of the limits of one type of values. */
record Limits(Comparison comparison, Alternative read, Writing written, String pointer) {

    private static final Map<String, String> MEASURES =
            Map.of("string", "Length", "array", "Items", "object", "Properties");

    void compare() {
        read.others().forEach(this::compare);
        switch (read.type()) {
            case "string" -> compareSize();
            case "array" -> {
                compareSize();
                compareItems();
            }
            case "object" -> {
                compareSize();
                new Properties(comparison, read, written, pointer).compare();
            }
            default -> compareRange();
        }
    }

    private void compare(Constraint constraint) {
        if (isKept(constraint)) return;
        comparison.fault(
                pointer + "/" + constraint.keyword(),
                constraint.rule(),
                "%s demands %s, and %s does not"
                        .formatted(comparison.reader(), constraint.value(), comparison.writer()));
    }

    private boolean isKept(Constraint constraint) {
        var other = written.alternative();
        if (other.others().stream().anyMatch(constraint::isImpliedBy)) return true;
        return switch (constraint.keyword()) {
            case "multipleOf" -> other.isOf("integer") && constraint.isKeptByIntegers();
            case "uniqueItems" -> other.most("Items") <= 1;
            case "dependentSchemas" ->
                    constraint.value().propertyNames().stream()
                            .allMatch(name -> written.property(name).isEmpty());
            default -> false;
        };
    }

    private void compareSize() {
        var what = MEASURES.getOrDefault(read.type(), "");
        if (read.keywords().has("min" + what)) {
            requireRange("min" + what, read.least(what) <= written.alternative().least(what));
        }
        if (read.keywords().has("max" + what)) {
            long most =
                    what.equals("Properties") ? written.most() : written.alternative().most(what);
            requireRange("max" + what, read.most(what) >= most);
        }
    }

    private void compareRange() {
        var taken = NumberRange.of(read);
        var range = NumberRange.of(written.alternative());
        requireRange(taken.isAbove() ? "exclusiveMinimum" : "minimum", taken.startsBefore(range));
        requireRange(taken.isBelow() ? "exclusiveMaximum" : "maximum", taken.endsAfter(range));
    }

    private void requireRange(String keyword, boolean holds) {
        if (holds) return;
        comparison.fault(
                pointer + "/" + keyword,
                "range-exceeded",
                "%s takes only %s %s, and %s goes beyond"
                        .formatted(
                                comparison.reader(),
                                keyword,
                                read.keyword(keyword),
                                comparison.writer()));
    }

    private void compareItems() {
        var reads = new Items(read.keywords());
        var writes = new Items(written.alternative().keywords());
        int named = Math.max(reads.named(), writes.named());
        long most = written.alternative().most("Items");
        for (int i = 0; i < Math.min(named, most); i++) {
            comparison.compare(reads.at(i), writes.at(i), pointer + reads.place(i));
        }
        if (most > named) comparison.compare(reads.rest(), writes.rest(), pointer + "/items");
    }
}
