package dev.ordinal.engine.http.internal.operator;

import dev.ordinal.engine.transport.internal.LetterKey;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A group of letters whose failures have the same cause.
 *
 * @param oldest when the first of them was given up
 * @param newest when the last of them was given up
 */
@Schema(name = "Group")
public record LetterGroup(
        @Schema(examples = "commands.parcels") String subscription,
        @Schema(examples = "5f1c0a9be2d34c17") String group,
        @Schema(examples = "1") int letters,
        @Schema(format = "date-time", examples = "2026-01-01T12:00:00Z") String oldest,
        @Schema(format = "date-time", examples = "2026-01-01T12:00:00Z") String newest) {

    static List<LetterGroup> of(List<LetterKey> letters) {
        Map<List<String>, List<LetterKey>> groups =
                letters.stream()
                        .collect(
                                Collectors.groupingBy(
                                        letter -> List.of(letter.subscription(), letter.group()),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return groups.values().stream().map(LetterGroup::group).toList();
    }

    private static LetterGroup group(List<LetterKey> same) {
        var first = same.getFirst();
        return new LetterGroup(
                first.subscription(),
                first.group(),
                same.size(),
                first.givenUpAt().toString(),
                same.getLast().givenUpAt().toString());
    }
}
