package dev.ordinal.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Packages that name given tables in SQL, in JPQL or for an entity. They are found in the sources,
 * since the compiler copies constants to the classes that use them.
 */
final class TablesInSql {

    private static final Pattern CREATED = Pattern.compile("(?i)create table (\\w+)");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
    private static final Pattern ENTITY =
            Pattern.compile("@Table\\(name = \"(\\w+)\"\\)[^{]*?\\bclass (\\w+)");
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?i)(?:\\b(?:from|join|into|update|table)\\s+|@Table\\(name = \")(\\w+)");

    private final Set<String> tables;
    private final Map<String, String> tableOfEntity = new TreeMap<>();

    TablesInSql(Set<String> tables) {
        this.tables = tables;
    }

    /** The tables that these migrations create. */
    static Set<String> createdBy(Path migrations) {
        return files(migrations, ".sql").stream()
                .flatMap(file -> CREATED.matcher(read(file)).results())
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The packages below these folders, as folders, that name each table. */
    Map<String, Set<Path>> users(Stream<Path> sources) {
        var files = sources.flatMap(root -> files(root, ".java").stream()).toList();
        files.forEach(this::learnEntities);
        var users = new TreeMap<String, Set<Path>>();
        for (Path file : files) {
            for (String table : namedIn(file)) {
                users.computeIfAbsent(table, _ -> new TreeSet<>()).add(file.getParent());
            }
        }
        return users;
    }

    private void learnEntities(Path file) {
        ENTITY.matcher(read(file))
                .results()
                .forEach(match -> tableOfEntity.put(match.group(2), match.group(1)));
    }

    private Set<String> namedIn(Path file) {
        return NAMED.matcher(read(file))
                .results()
                .map(this::table)
                .filter(tables::contains)
                .collect(Collectors.toSet());
    }

    private String table(MatchResult named) {
        return tableOfEntity.getOrDefault(named.group(1), named.group(1));
    }

    private static List<Path> files(Path root, String ending) {
        try (var all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return COMMENT.matcher(Files.readString(file)).replaceAll("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
