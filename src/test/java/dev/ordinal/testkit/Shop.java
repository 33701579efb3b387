package dev.ordinal.testkit;

import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The part of the WAR that a user of the engine deletes, and how it is deleted. */
final class Shop {

    /** Where its classes are, and what of the demo plays its payment provider. */
    private static final List<String> PACKAGES =
            List.of("dev/ordinal/shop", "dev/ordinal/demo/payment");

    /** Its modules, which are also its folders of migrations. */
    private static final List<String> MODULES =
            List.of("ordering", "inventory", "payment", "fulfilment", "money");

    /** The first words of the names of its events. */
    private static final List<String> EVENTS = List.of("order", "stock", "payment");

    private static final String CLASSES = "/WEB-INF/classes/";
    private static final String SCHEMAS = CLASSES + "schemas/";
    private static final String RELEASES = SCHEMAS + "released.sha256";
    private static final String SETTINGS = CLASSES + "META-INF/microprofile-config.properties";

    private Shop() {}

    /** The rest of the WAR: other classes, schemas, migrations and settings. */
    static WebArchive without(WebArchive whole) {
        var rest =
                ShrinkWrap.create(WebArchive.class, whole.getName())
                        .merge(whole, path -> !isOfShop(path));
        keep(rest, RELEASES, release -> !isOfShop(SCHEMAS + release.replaceAll("^\\S+ +", "")));
        keep(rest, SETTINGS, line -> !isSettingOfShop(line));
        return rest;
    }

    private static boolean isOfShop(ArchivePath path) {
        return isOfShop(path.get());
    }

    private static boolean isOfShop(String path) {
        return Stream.concat(
                                PACKAGES.stream(),
                                MODULES.stream().map(name -> "db/migration/" + name))
                        .anyMatch(folder -> (path + "/").startsWith(CLASSES + folder + "/"))
                || EVENTS.stream().anyMatch(event -> path.startsWith(SCHEMAS + event + "."));
    }

    private static boolean isSettingOfShop(String line) {
        return MODULES.stream()
                .anyMatch(name ->
                        line.matches(
                                "(dev\\.ordinal\\.shop|ordinal(\\.module|\\.breakers)?)\\.%s\\b.*"
                                        .formatted(name)));
    }

    private static void keep(WebArchive archive, String path, Predicate<String> wanted) {
        var lines = OrdinalDeployment.text(archive, path).lines().filter(wanted);
        archive.add(new StringAsset(lines.collect(Collectors.joining("\n", "", "\n"))), path);
    }
}
