package dev.ordinal.testkit;

import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;

/** The WAR as it is shipped, with a test's classes and what they assert with. */
public final class OrdinalDeployment {
    private OrdinalDeployment() {}

    /**
     * Deploys at the root, like the real one. Name every class that the test uses inside the
     * server.
     */
    public static WebArchive with(Class<?>... testClasses) {
        return ShrinkWrap.createFromZipFile(
                        WebArchive.class, new File(System.getProperty("ordinal.war")))
                .addClasses(testClasses)
                .addAsLibraries(
                        libraryOf(Assertions.class),
                        libraryOf(Awaitility.class),
                        libraryOf(Matchers.class));
    }

    /** The WAR as it is shipped, with some more settings. */
    public static WebArchive configured(String... settings) {
        var deployment = with();
        var name = "WEB-INF/classes/META-INF/microprofile-config.properties";
        try (var own = deployment.get(name).getAsset().openStream()) {
            var text = new String(own.readAllBytes(), StandardCharsets.UTF_8);
            var all = text + "\n" + String.join("\n", settings) + "\n";
            return deployment.add(new StringAsset(all), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static File libraryOf(Class<?> type) {
        try {
            return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
