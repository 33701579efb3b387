package dev.ordinal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.http.ProblemType;
import dev.ordinal.engine.http.ProblemTypes;
import dev.ordinal.engine.json.Json;
import dev.ordinal.testkit.DocumentPart;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tests that the reference of HTTP is what the OpenAPI description and the code say. */
class HttpReferenceTest {

    private static final Path PAGE = Path.of("docs/reference/http.md");
    private static final Path DESCRIPTION = Path.of("src/test/resources/openapi.json");
    private static final String HOW_TO_ACCEPT =
            "mvn test -Dtest=HttpReferenceTest -Dhttp.accept=true";

    @Test
    void the_requests_are_those_of_the_description() throws IOException {
        var description = Json.STRICT.readTree(Files.readString(DESCRIPTION));
        var reference = new HttpReference(description, ResourceRoles.ofProject());
        check("requests", reference.operations());
    }

    @Test
    void the_problems_are_those_of_the_modules() throws Exception {
        var problems = problems();
        assertThat(problems).extracting(ProblemType::code).doesNotHaveDuplicates();
        check("problems", HttpReference.problems(problems));
    }

    private static void check(String part, String expected) throws IOException {
        new DocumentPart(PAGE, part)
                .mustBe(expected, Boolean.getBoolean("http.accept"), HOW_TO_ACCEPT);
    }

    private static List<ProblemType> problems() throws Exception {
        List<ProblemType> all = new ArrayList<>();
        for (Class<?> type : SourceClasses.containing("@Produces")) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getReturnType() != ProblemTypes.class) continue;
                method.setAccessible(true);
                all.addAll(((ProblemTypes) method.invoke(instance(type))).types());
            }
        }
        return all;
    }

    private static Object instance(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }
}
