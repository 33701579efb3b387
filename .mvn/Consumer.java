import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Builds a project that depends on the jars of this one, as its own team would: with Maven, on the
 * JDK that runs this. The project is copied below target, and finds the jars in a repository there;
 * what it needs besides comes from the developer's own local repository, or from where that came.
 */
class Consumer {

    private final Path project;
    private final Path work;

    private Consumer(Path project, Path work) {
        this.project = project;
        this.work = work;
    }

    /**
     * @param arguments the project's folder, a folder to work in, the local repository, whether
     *     Maven is offline, Maven's home, group, artifact and version of this project, its POM, and
     *     the files to be found with a classifier each: {@code engine=target/ordinal-engine.jar}
     */
    public static void main(String[] arguments) throws Exception {
        var consumer = new Consumer(Path.of(arguments[0]), Path.of(arguments[1]));
        var place = arguments[5].replace('.', '/') + "/" + arguments[6] + "/" + arguments[7];
        consumer.forget("local/" + place);
        consumer.forget("project/src");
        consumer.copyProject();
        var name = arguments[6] + "-" + arguments[7];
        consumer.publish(Path.of(arguments[8]), place + "/" + name + ".pom");
        for (int i = 9; i < arguments.length; i++) {
            var file = arguments[i].split("=", 2);
            consumer.publish(Path.of(file[1]), place + "/" + name + "-" + file[0] + ".jar");
        }
        consumer.writeSettings(Path.of(arguments[2]));
        System.exit(consumer.build(arguments[4], arguments[3].endsWith("true")));
    }

    /** Of the build before. */
    private void forget(String folder) throws IOException {
        if (!Files.exists(work.resolve(folder))) return;
        try (var files = Files.walk(work.resolve(folder))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    private void copyProject() throws IOException {
        try (var files = Files.walk(project)) {
            for (Path file : files.toList()) {
                var copy = work.resolve("project").resolve(project.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(copy);
                else Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private void publish(Path file, String place) throws IOException {
        var copy = work.resolve("repository").resolve(place);
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    }

    /** In the place of Maven's global settings, so that the developer's own still count. */
    private void writeSettings(Path localRepository) throws IOException {
        var ours = repository("ours", work.resolve("repository"), "always");
        var local = repository("local", localRepository, "never");
        var plugins = (ours + local).replace("repository>", "pluginRepository>");
        Files.writeString(
                settings(),
                """
                <settings>
                  <profiles>
                    <profile>
                      <id>consumer</id>
                      <repositories>%s</repositories>
                      <pluginRepositories>%s</pluginRepositories>
                    </profile>
                  </profiles>
                  <activeProfiles><activeProfile>consumer</activeProfile></activeProfiles>
                </settings>
                """
                        .formatted(ours + local, plugins));
    }

    private static String repository(String id, Path folder, String updates) {
        return """
        <repository><id>%s</id><url>%s</url>
          <releases><checksumPolicy>ignore</checksumPolicy></releases>
          <snapshots><updatePolicy>%s</updatePolicy><checksumPolicy>ignore</checksumPolicy></snapshots>
        </repository>\
        """
                .formatted(id, folder.toAbsolutePath().toUri(), updates);
    }

    private Path settings() {
        return work.resolve("settings.xml").toAbsolutePath();
    }

    private int build(String mavenHome, boolean offline) throws Exception {
        var windows = File.separatorChar == '\\';
        var command = new ArrayList<String>();
        command.add(Path.of(mavenHome, "bin", windows ? "mvn.cmd" : "mvn").toString());
        command.addAll(List.of("-B", "-ntp", "-gs", settings().toString()));
        command.add("-Dmaven.repo.local=" + work.resolve("local").toAbsolutePath());
        if (offline) command.addAll(List.of("-o", "-Daether.offline.protocols=file"));
        command.add("verify");
        var builder = new ProcessBuilder(command).directory(work.resolve("project").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().keySet().removeIf(name -> name.startsWith("ORDINAL_"));
        return builder.inheritIO().start().waitFor();
    }
}
