import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks how the sources are laid out, or puts it right. Spotless would do the same inside Maven's
 * own Java, which may be too old to read them; this runs on the tool chain's. Looks only at what
 * changed since everything was last in order.
 */
class Format {
    private static final Formatter FORMATTER =
            new Formatter(
                    JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.AOSP).build());

    public static void main(String[] arguments) throws Exception {
        boolean apply = arguments[0].equals("apply");
        Path stamp = Path.of(arguments[1]);
        FileTime started = FileTime.fromMillis(System.currentTimeMillis());
        List<Path> wrong = new ArrayList<>();
        for (int i = 2; i < arguments.length; i++)
            check(Path.of(arguments[i]), since(stamp), apply, wrong);
        Path report = Path.of(stamp + ".wrong");
        Files.createDirectories(stamp.getParent());
        Files.deleteIfExists(report);
        if (wrong.isEmpty()) {
            Files.setLastModifiedTime(Files.write(stamp, new byte[0]), started);
        } else {
            wrong.forEach(file -> System.err.println("Not formatted: " + file));
            Files.write(report, wrong.stream().map(Path::toString).toList());
        }
    }

    private static FileTime since(Path stamp) throws IOException {
        try {
            return Files.getLastModifiedTime(stamp);
        } catch (NoSuchFileException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static void check(Path root, FileTime since, boolean apply, List<Path> wrong)
            throws Exception {
        if (!Files.exists(root)) return;
        try (var files = Files.walk(root)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList())
                if (Files.getLastModifiedTime(file).compareTo(since) >= 0 && !check(file, apply))
                    wrong.add(file);
        }
    }

    private static boolean check(Path file, boolean apply) throws IOException {
        String is = Files.readString(file);
        try {
            String shouldBe = format(is);
            if (!is.equals(shouldBe) && apply) Files.writeString(file, shouldBe);
            return apply || is.equals(shouldBe);
        } catch (FormatterException e) {
            System.err.println(file + ": " + e.getMessage());
            return false;
        }
    }

    /** The formatter needs a second look where it joins or breaks long texts. */
    private static String format(String source) throws FormatterException {
        String once = FORMATTER.formatSourceAndFixImports(source);
        return once.equals(source) ? once : format(once);
    }
}
