package dev.ordinal.engine.database.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.database.internal.ClassPathFolder.TextFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

class ClassPathFolderTest {

    private static final ClassPathFolder FOLDER = new ClassPathFolder("db/tables", "here");

    @TempDir private Path home;

    private Path directory(String name, String... files) throws IOException {
        var directory = home.resolve(name);
        for (String file : files) {
            Files.createDirectories(directory.resolve(file).getParent());
            Files.writeString(directory.resolve(file), "-- " + file);
        }
        return directory;
    }

    private Path jar(String name, String... entries) throws IOException {
        var jar = home.resolve(name);
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String entry : entries) {
                out.putNextEntry(new JarEntry(entry));
                if (!entry.endsWith("/")) out.write(text(entry));
            }
        }
        return jar;
    }

    private static byte[] text(String entry) {
        return ("-- ü " + entry).getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> found(Path... roots) throws IOException {
        return files(roots).stream().map(TextFile::path).toList();
    }

    private static List<TextFile> files(Path... roots) throws IOException {
        var urls = new URL[roots.length];
        for (int i = 0; i < urls.length; i++) urls[i] = roots[i].toUri().toURL();
        try (var loader = new URLClassLoader(urls, null)) {
            return List.copyOf(FOLDER.files(loader));
        }
    }

    @Test
    void every_jar_and_directory_is_looked_into() throws IOException {
        var classes = directory("classes", "db/tables/shop/1.sql", "db/other/2.sql");
        var engine = jar("engine.jar", "db/tables/here", "db/tables/engine/3.sql");
        var module = jar("module.jar", "db/", "db/tables/", "db/tables/module/4.sql");
        assertThat(found(classes, engine, module))
                .containsExactly("engine/3.sql", "here", "module/4.sql", "shop/1.sql");
    }

    @Test
    void what_is_found_by_its_folder_and_by_its_marker_is_there_once() throws IOException {
        var module = jar("module.jar", "db/tables/", "db/tables/here", "db/tables/5.sql");
        assertThat(found(module)).containsExactly("5.sql", "here");
    }

    @Test
    void the_same_path_in_two_places_is_there_twice() throws IOException {
        var one = jar("one.jar", "db/tables/here", "db/tables/6.sql");
        var two = jar("two.jar", "db/tables/here", "db/tables/6.sql");
        assertThat(found(one, two)).containsExactly("6.sql", "6.sql", "here", "here");
    }

    @Test
    void names_with_blanks_and_text_beyond_ascii_are_read() throws IOException {
        var jar = jar("a module.jar", "db/tables/here", "db/tables/7 b.sql");
        var classes = directory("my classes", "db/tables/8 c.sql");
        assertThat(files(jar, classes))
                .extracting(TextFile::text)
                .contains("-- ü db/tables/7 b.sql", "-- db/tables/8 c.sql");
    }

    @Test
    void a_folder_that_is_nowhere_is_empty() throws IOException {
        assertThat(found(directory("classes", "other/9.sql"))).isEmpty();
    }
}
