package dev.ordinal.engine.sample;

import dev.ordinal.testkit.CapturedEvents;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.OrdinalDeployment;
import dev.ordinal.testkit.ServerSentEvents;
import dev.ordinal.testkit.Sql;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import java.io.File;
import java.util.Set;

/** The engine alone with the module of this package, its schemas and its migration. */
public final class SampleDeployment {

    private static final String MIGRATION = "db/migration/sample/V2026_11_26_90__counters.sql";

    private static final String CLASSES = "/WEB-INF/classes/";

    /** The files of the service's classes that any service has. */
    private static final Set<String> KEPT = Set.of("", "META-INF/persistence.xml");

    private SampleDeployment() {}

    /**
     * The deployment for a test. Every class that the test uses inside the server must be named,
     * except those of this package.
     */
    public static WebArchive with(Class<?>... testClasses) {
        return onLog("engine", testClasses);
    }

    /**
     * The deployment for a test whose settings leave traces in the database that other tests would
     * stumble over.
     *
     * @param log the name of its log; a database that holds another one is emptied
     */
    public static WebArchive onLog(String log, Class<?>... testClasses) {
        return OrdinalDeployment.configure(
                        OrdinalDeployment.equip(engineAlone(), log),
                        "ordinal.module.counters=dev.ordinal.engine.sample")
                .addPackage(SampleDeployment.class.getPackage())
                .addClasses(testClasses)
                .addClasses(
                        CapturedEvents.class,
                        Sql.class,
                        Http.class,
                        Http.Answer.class,
                        ServerSentEvents.class)
                .addAsResource(MIGRATION)
                .addAsLibrary(schemas());
    }

    /**
     * The WAR without the service: the jars of the engine and of the demo, and their configuration.
     */
    private static WebArchive engineAlone() {
        var whole = OrdinalDeployment.shipped();
        return ShrinkWrap.create(WebArchive.class, whole.getName())
                .merge(whole, path -> !isOfService(path.get()));
    }

    private static boolean isOfService(String path) {
        return path.equals("/WEB-INF/web.xml")
                || (path.startsWith(CLASSES) && !KEPT.contains(path.substring(CLASSES.length())));
    }

    private static JavaArchive schemas() {
        return ShrinkWrap.create(JavaArchive.class, "sample-schemas.jar")
                .addAsResource(new File("src/test/resources/sample/schemas"), "schemas");
    }
}
