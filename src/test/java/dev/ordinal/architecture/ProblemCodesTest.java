package dev.ordinal.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;

import dev.ordinal.engine.http.ProblemType;
import dev.ordinal.engine.http.ProblemTypes;

import jakarta.enterprise.inject.Produces;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Codes are strings in the rules and strings in the pages; this keeps the two together. */
class ProblemCodesTest {

    /** The places where a rule or a resource names a code. */
    private static final Pattern LITERAL =
            Pattern.compile(
                    "(?:(?:\\brefuse|Optional\\.of|ProblemException\\.of)\\(|case [A-Z_]+"
                            + " ->)\\s*\"([a-z-]+\\.[a-z.-]+)\"");

    /** The constants of common problems. */
    private static final Pattern CONSTANT = Pattern.compile("CommonProblems\\.([A-Z_]+)\\b");

    private static final Path SOURCES = Path.of("src/main/java");

    @Test
    void every_refusal_code_has_a_page() {
        assertThat(explained()).containsAll(literals(everySource()));
    }

    @Test
    void no_page_is_about_a_code_that_nobody_uses() {
        var sources = everySource();
        var used = Stream.concat(literals(sources).stream(), constants(sources).stream());
        assertThat(used.collect(Collectors.toSet())).containsAll(explained());
    }

    @Test
    void no_two_pages_are_about_the_same_code() {
        assertThat(problemTypes()).extracting(ProblemType::code).doesNotHaveDuplicates();
    }

    @Test
    void every_page_says_what_it_is_and_what_to_do() {
        assertThat(problemTypes())
                .allSatisfy(type -> assertThat(type.status()).isBetween(400, 599))
                .allSatisfy(type -> assertThat(type.title()).isNotBlank().doesNotEndWith("."))
                .allSatisfy(type -> assertThat(type.help()).isNotBlank().endsWith("."));
    }

    @Test
    void a_code_is_found_wherever_a_rule_can_name_it() {
        assertThat(
                        literals(
                                """
                                case Given(_, Open _) -> refuse("door.locked");
                                return Optional.of("door.too-narrow");
                                case TOO_HIGH -> "door.too-high";
                                throw ProblemException.of(
                                        "door.not-found", null);
                                @EventType(name = "door.opened")
                                """))
                .containsExactly(
                        "door.locked", "door.not-found", "door.too-high", "door.too-narrow");
    }

    private static Set<String> literals(String sources) {
        return LITERAL.matcher(sources)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> constants(String sources) {
        return CONSTANT.matcher(sources)
                .results()
                .map(found -> valueOf(found.group(1)))
                .collect(Collectors.toSet());
    }

    private static String valueOf(String constant) {
        try {
            var field =
                    Class.forName("dev.ordinal.engine.http.internal.CommonProblems")
                            .getDeclaredField(constant);
            field.setAccessible(true);
            return (String) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> explained() {
        return problemTypes().stream().map(ProblemType::code).collect(Collectors.toSet());
    }

    /** The problem types that all modules produce for CDI. */
    private static List<ProblemType> problemTypes() {
        var types = new ArrayList<ProblemType>();
        House.CLASSES.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Produces.class))
                .filter(method -> method.getRawReturnType().isEquivalentTo(ProblemTypes.class))
                .forEach(producer -> types.addAll(produce(producer).types()));
        return types;
    }

    private static ProblemTypes produce(JavaMethod producer) {
        try {
            var method = producer.reflect();
            var constructor = method.getDeclaringClass().getDeclaredConstructor();
            method.setAccessible(true);
            constructor.setAccessible(true);
            return (ProblemTypes) method.invoke(constructor.newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot ask " + producer.getFullName(), e);
        }
    }

    private static String everySource() {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(ProblemCodesTest::read)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
