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

/** The WAR of a service as it is shipped, with a test's classes and what they assert with. */
public final class OrdinalDeployment {

    private static final String SETTINGS =
            "WEB-INF/classes/META-INF/microprofile-config.properties";

    /** The file that sets the context root; otherwise it would follow from the file's name. */
    private static final String AT_ROOT =
            """
            <web-ext xmlns="http://websphere.ibm.com/xml/ns/javaee" version="1.1">
              <context-root uri="/"/>
            </web-ext>
            """;

    private OrdinalDeployment() {}

    /**
     * The deployment for a test, at the root like the real one. Every class that the test uses
     * inside the server must be named.
     */
    public static WebArchive with(Class<?>... testClasses) {
        return equip(shipped(), "all").addClasses(testClasses);
    }

    /** The WAR as it is shipped, with some more settings. */
    public static WebArchive configured(String... settings) {
        return configure(with(), settings);
    }

    /** The deployment with some more settings, each a line {@code name=value}. */
    public static WebArchive configure(WebArchive deployment, String... settings) {
        var all = text(deployment, SETTINGS) + "\n" + String.join("\n", settings) + "\n";
        return deployment.add(new StringAsset(all), SETTINGS);
    }

    /** The WAR as it is shipped, without anything for tests. */
    public static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, war());
    }

    /**
     * The deployment with what tests need inside the server.
     *
     * @param log the name of its log; a database that holds another one is emptied when the
     *     deployment starts
     */
    public static WebArchive equip(WebArchive deployment, String log) {
        return configure(describe(deployment), SeparateLogs.NAME + "=" + log)
                .addClass(SeparateLogs.class)
                .addAsWebInfResource(new StringAsset(AT_ROOT), "ibm-web-ext.xml")
                .addAsLibraries(
                        libraryOf(Assertions.class),
                        libraryOf(Awaitility.class),
                        libraryOf(Matchers.class));
    }

    /** Adds the description of the service, against which {@link Http} checks every answer. */
    private static WebArchive describe(WebArchive deployment) {
        return DescribedApi.class.getResource(DescribedApi.FILE) == null
                ? deployment
                : deployment
                        .addClass(DescribedApi.class)
                        .addAsResource(DescribedApi.FILE.substring(1));
    }

    private static String text(WebArchive deployment, String path) {
        if (!deployment.contains(path)) return "";
        try (var content = deployment.get(path).getAsset().openStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The WAR that {@code ordinal.war} names, or the only WAR in the build folder. */
    private static File war() {
        var named = System.getProperty("ordinal.war");
        return named == null ? onlyWar() : new File(named);
    }

    private static File onlyWar() {
        var built = new File("target").listFiles((_, name) -> name.endsWith(".war"));
        if (built == null || built.length != 1) {
            throw new IllegalStateException(
                    "There is not just one WAR in target: name it with -Dordinal.war=<file>");
        }
        return built[0];
    }

    static File libraryOf(Class<?> type) {
        try {
            return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
