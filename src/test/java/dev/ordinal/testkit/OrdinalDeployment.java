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

    private static final String SETTINGS =
            "WEB-INF/classes/META-INF/microprofile-config.properties";

    private OrdinalDeployment() {}

    /**
     * Deploys at the root, like the real one. Name every class that the test uses inside the
     * server.
     */
    public static WebArchive with(Class<?>... testClasses) {
        return equip(shipped(), "all").addClasses(testClasses);
    }

    /** The WAR as it is shipped, with some more settings. */
    public static WebArchive configured(String... settings) {
        return configure(with(), settings);
    }

    /**
     * The WAR without the {@link Shop}, for tests that bring a module of their own. Its log is
     * never that of the whole WAR.
     */
    public static WebArchive engineAlone(Class<?>... testClasses) {
        return equip(Shop.without(shipped()), "engine").addClasses(testClasses);
    }

    /** The deployment with some more settings, each a line {@code name=value}. */
    public static WebArchive configure(WebArchive deployment, String... settings) {
        var all = text(deployment, SETTINGS) + "\n" + String.join("\n", settings) + "\n";
        return deployment.add(new StringAsset(all), SETTINGS);
    }

    private static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(
                WebArchive.class, new File(System.getProperty("ordinal.war")));
    }

    private static WebArchive equip(WebArchive deployment, String log) {
        return configure(deployment, SeparateLogs.NAME + "=" + log)
                .addClass(SeparateLogs.class)
                .addAsLibraries(
                        libraryOf(Assertions.class),
                        libraryOf(Awaitility.class),
                        libraryOf(Matchers.class));
    }

    static String text(WebArchive deployment, String path) {
        try (var content = deployment.get(path).getAsset().openStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
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
