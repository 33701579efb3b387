import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes the JDK that runs it into the Liberty server's environment: the plugin knows no tool
 * chains. Beside it the secret that opens the embedded servers, made once. Before that it refuses
 * to build over a server that runs from the same folder, because the plugin would stop that one.
 */
class ServerEnv {
    private static final String SECRET = "ORDINAL_EMBEDDED_SECRET=";
    private static final int SECRET_BYTES = 24;

    public static void main(String[] arguments) throws IOException {
        if (arguments[2].contains("liberty:") && isHeld(Path.of(arguments[1]))) {
            System.err.println(
                    "Ordinal is already running from this folder. Stop it first, or start another"
                            + " one from another clone.");
            System.exit(1);
        }
        Path file = Path.of(arguments[0]);
        Files.createDirectories(file.getParent());
        var javaHome = "JAVA_HOME=" + System.getProperty("java.home");
        var secret = secret(file);
        closeToOthers(file);
        Files.write(file, List.of(javaHome, secret));
    }

    /** As it was, since servers that were created with it may still run. */
    private static String secret(Path file) throws IOException {
        if (Files.exists(file)) {
            for (var line : Files.readAllLines(file)) if (line.startsWith(SECRET)) return line;
        }
        var secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return SECRET + HexFormat.of().formatHex(secret);
    }

    private static void closeToOthers(Path file) throws IOException {
        if (!Files.exists(file)) Files.createFile(file);
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null) view.setPermissions(PosixFilePermissions.fromString("rw-------"));
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
