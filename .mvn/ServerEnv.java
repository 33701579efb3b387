import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the JDK that runs it into the Liberty server's environment: the plugin knows no tool
 * chains.
 */
class ServerEnv {
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file, "JAVA_HOME=" + System.getProperty("java.home") + System.lineSeparator());
    }
}
