package dev.ordinal.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import javax.tools.ToolProvider;

/** Tests of the AsyncAPI document that is checked in with the official tools. */
class AsyncApiToolsTest {

    private static final Path DOCUMENT = Path.of("src/test/resources/asyncapi.json");

    @Test
    void the_official_parser_accepts_the_document_without_warning() {
        var outcome =
                NodeProject.of("asyncapi")
                        .run(Map.of(), "lint.mjs", DOCUMENT.toAbsolutePath().toString());
        assertThat(outcome.exit()).as(outcome.output()).isZero();
        // A newer specification exists; few tools read it yet.
        assertThat(outcome.output().lines())
                .allMatch(line -> line.startsWith("information asyncapi-latest-version"));
    }

    @Test
    void modelina_makes_usable_models_of_both_versions_of_an_event(@TempDir Path classes)
            throws IOException {
        var project = NodeProject.of("asyncapi");
        var models = project.home().resolve("models");
        var made =
                project.run(
                        Map.of(),
                        "models.mjs",
                        DOCUMENT.toAbsolutePath().toString(),
                        models.toString());
        assertThat(made.exit()).as(made.output()).isZero();
        assertThat(made.output()).doesNotContain("Overwriting");
        assertThat(names(models.resolve("java")))
                .contains("OrderCreatedV1_0_0.java", "OrderCreatedV2_0_0.java")
                .contains("OrderCreatedV1_0_0Item.java", "OrderCreatedV2_0_0Item.java")
                .noneMatch(name -> name.contains("Anonymous"));
        assertCompiles(models.resolve("java"), classes);
        var checked =
                project.run(
                        Map.of(),
                        "node_modules/typescript/bin/tsc",
                        "--strict",
                        "--noEmit",
                        "--skipLibCheck",
                        "--target",
                        "es2022",
                        "reader.ts");
        assertThat(checked.exit()).as(checked.output()).isZero();
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static void assertCompiles(Path sources, Path classes) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var messages = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null);
                var all = Files.list(sources)) {
            var task =
                    compiler.getTask(
                            messages,
                            files,
                            null,
                            List.of("-d", classes.toString()),
                            null,
                            files.getJavaFileObjectsFromPaths(all.toList()));
            assertThat(task.call()).as(messages.toString()).isTrue();
        }
    }
}
