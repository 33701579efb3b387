import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes the JDK that runs it into the Liberty server's environment: the plugin knows no tool
 * chains. Before that it refuses to build over a server that runs from the same folder, because the
 * plugin would stop that one.
 */
class ServerEnv {
    public static void main(String[] arguments) throws IOException {
        if (arguments[2].contains("liberty:") && isHeld(Path.of(arguments[1]))) {
            System.err.println(
                    "Ordinal is already running from this folder. Stop it first, or start another"
                            + " one from another clone.");
            System.exit(1);
        }
        Path file = Path.of(arguments[0]);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file, "JAVA_HOME=" + System.getProperty("java.home") + System.lineSeparator());
    }

    /** The server holds this lock as long as it lives. */
    private static boolean isHeld(Path lock) throws IOException {
        if (!Files.exists(lock)) return false;
        try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                var taken = channel.tryLock()) {
            return taken == null;
        }
    }
}
