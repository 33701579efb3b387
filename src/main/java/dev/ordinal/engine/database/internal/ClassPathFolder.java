package dev.ordinal.engine.database.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A folder of the class path with all that is in it, in every jar and every directory that has it.
 * A class loader finds a folder in a jar only where the jar lists folders; so a file of a known
 * name, the marker, may lie in it too.
 *
 * @param name such as {@code db/migration}
 * @param marker the name of the file by which the folder is found
 */
record ClassPathFolder(String name, String marker) {

    private static final String IN_JAR = "!/";

    /** The text files in the folder and all below it. */
    Set<TextFile> files(ClassLoader loader) {
        var files = new TreeSet<TextFile>();
        try {
            for (String root : roots(loader)) files.addAll(filesIn(root));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name + " of the class path", e);
        }
        return files;
    }

    /** The places of the folder, each once. */
    private Set<String> roots(ClassLoader loader) throws IOException {
        var found =
                Stream.concat(
                        loader.resources(name).map(URL::toExternalForm),
                        loader.resources(name + "/" + marker)
                                .map(URL::toExternalForm)
                                .map(url -> url.substring(0, url.length() - marker.length() - 1)));
        var roots = new LinkedHashSet<String>();
        found.map(ClassPathFolder::withoutSlash).forEach(roots::add);
        return roots;
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private Set<TextFile> filesIn(String root) throws IOException {
        if (root.startsWith("file:")) return inDirectory(root);
        if (root.contains(IN_JAR)) return inJar(root);
        throw new IllegalStateException(
                "Cannot list %s, which is neither a jar nor a directory".formatted(root));
    }

    private Set<TextFile> inDirectory(String root) throws IOException {
        var directory = path(root);
        var files = new TreeSet<TextFile>();
        try (var all = Files.walk(directory)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                var relative = directory.relativize(file).toString().replace('\\', '/');
                files.add(new TextFile(relative, root, Files.readString(file)));
            }
        }
        return files;
    }

    private static Path path(String url) {
        try {
            return Path.of(new URI(url));
        } catch (URISyntaxException _) {
            return Path.of(url.substring("file:".length())); // it was not encoded
        }
    }

    /**
     * The files in a jar. Application servers use other protocols for jars: {@code wsjar}, {@code
     * zip}.
     */
    @SuppressWarnings("deprecation") // a URI takes no characters that are not encoded
    private Set<TextFile> inJar(String root) throws IOException {
        int end = root.lastIndexOf(IN_JAR) + IN_JAR.length();
        var url = "jar:" + root.substring(root.indexOf("file:"), end);
        var connection = (JarURLConnection) new URL(url).openConnection();
        connection.setUseCaches(false);
        try (var jar = connection.getJarFile()) {
            return inJar(jar, root.substring(end) + "/", root);
        }
    }

    private static Set<TextFile> inJar(JarFile jar, String folder, String root) throws IOException {
        var files = new TreeSet<TextFile>();
        for (JarEntry entry : jar.stream().filter(e -> !e.isDirectory()).toList()) {
            if (!entry.getName().startsWith(folder)) continue;
            var relative = entry.getName().substring(folder.length());
            try (var content = jar.getInputStream(entry)) {
                var text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
                files.add(new TextFile(relative, root, text));
            }
        }
        return files;
    }

    /**
     * A file.
     *
     * @param path below the folder
     * @param root where the folder is
     * @param text UTF-8
     */
    record TextFile(String path, String root, String text) implements Comparable<TextFile> {

        @Override
        public int compareTo(TextFile other) {
            int order = path.compareTo(other.path);
            return order == 0 ? root.compareTo(other.root) : order;
        }

        /** The name of the file, without folders. */
        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }
}
