package dev.ordinal.testkit;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * Archive of the classes that the first server had loaded when it ended (class data sharing of the
 * JVM), with which later servers start faster. The JVM uses an archived class only if it is byte
 * for byte the one that it was about to load; without the archive, or with one of another JDK, it
 * loads all classes as usual.
 */
final class SharedClasses {

    private static final String FILE = System.getProperty("test.servers.classes", "");
    private static final String ALLOWED =
            " -Xshare:auto -Xlog:cds*=off,aot*=off -XX:+IgnoreUnrecognizedVMOptions"
                    + " -XX:+UnlockDiagnosticVMOptions -XX:+AllowArchivingWithJavaAgent ";

    private static @Nullable Path first;

    private SharedClasses() {}

    /** Sets up the archive for the next start of a server. */
    static synchronized void use(Path home, Map<String, String> environment, String jvm) {
        if (FILE.isEmpty()) return;
        environment.put("JVM_ARGS", jvm + ALLOWED + option(home));
    }

    private static String option(Path home) {
        if (Files.exists(Path.of(FILE))) return "-XX:SharedArchiveFile='" + FILE + "'";
        if (first == null) first = home;
        return first.equals(home) ? "-XX:ArchiveClassesAtExit='" + left(home) + "'" : "";
    }

    private static Path left(Path home) {
        return home.resolve("classes.jsa").toAbsolutePath();
    }

    /** Takes the archive of a server that has ended in an orderly way. */
    static synchronized void takeFrom(Path home) throws IOException {
        if (!Files.exists(left(home))) return;
        Files.move(left(home), Path.of(FILE), StandardCopyOption.ATOMIC_MOVE);
    }
}
