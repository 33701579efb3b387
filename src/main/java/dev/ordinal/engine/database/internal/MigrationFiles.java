package dev.ordinal.engine.database.internal;

import dev.ordinal.engine.database.internal.ClassPathFolder.TextFile;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

import java.io.Reader;
import java.io.StringReader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import javax.sql.DataSource;

/**
 * The migrations below a folder of the class path, wherever it is: in the classes of the
 * application, in the jar of the engine, and in those of modules. Flyway's own search finds nothing
 * in some layouts of Liberty.
 */
public final class MigrationFiles implements ResourceProvider {

    /**
     * The marker file in every folder of migrations, by which a folder is found in jars that list
     * no folders.
     */
    private static final String MARKER = "flyway.location";

    private final String name;
    private final List<TextFile> files;

    private MigrationFiles(String name, Collection<TextFile> files) {
        this.name = name;
        this.files = List.copyOf(files);
    }

    /**
     * The migrations in a folder such as {@code db/migration} that the application's class loader
     * finds.
     */
    public static MigrationFiles in(String folder) {
        return in(folder, Thread.currentThread().getContextClassLoader());
    }

    static MigrationFiles in(String folder, ClassLoader loader) {
        return new MigrationFiles(folder, new ClassPathFolder(folder, MARKER).files(loader));
    }

    /** These migrations without those in some folders below. */
    MigrationFiles without(Set<String> folders) {
        Predicate<TextFile> isIn =
                file -> folders.stream().anyMatch(folder -> file.path().startsWith(folder + "/"));
        return new MigrationFiles(name, files.stream().filter(isIn.negate()).toList());
    }

    /**
     * Checks that a folder below this one was found: a database without its tables must not be
     * taken for one that is up to date.
     *
     * @param folder empty for this one itself
     * @throws IllegalStateException if there is no migration in it
     */
    public MigrationFiles require(String folder) {
        if (files.stream().noneMatch(f -> f.path().startsWith(folder) && isMigration(f))) {
            throw new IllegalStateException(
                    "No migrations in %s: the application was not packed completely"
                            .formatted(name + "/" + folder));
        }
        return this;
    }

    private static boolean isMigration(TextFile file) {
        return file.path().endsWith(".sql");
    }

    /**
     * The configuration of Flyway for a database, with these migrations only. Flyway's lock is one
     * of its session: in a transaction it would stand idle for as long as a migration takes, which
     * PostgreSQL ends ({@code ORDINAL_DATABASE_LONGEST_SILENCE}).
     */
    public FluentConfiguration configure(DataSource database) {
        return Flyway.configure()
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .dataSource(database)
                .resourceProvider(this)
                .callbackLocations(new String[0])
                .javaMigrationClassProvider(List::of);
    }

    @Override
    public @Nullable LoadableResource getResource(String path) {
        return files.stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .map(Migration::new)
                .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return files.stream()
                .filter(file -> file.name().startsWith(prefix))
                .filter(file -> Stream.of(suffixes).anyMatch(file.name()::endsWith))
                .<LoadableResource>map(Migration::new)
                .toList();
    }

    /** A migration file in the form that Flyway reads. */
    private static final class Migration extends LoadableResource {

        private final TextFile file;

        Migration(TextFile file) {
            this.file = file;
        }

        @Override
        public Reader read() {
            return new StringReader(file.text());
        }

        @Override
        public String getAbsolutePath() {
            return file.root() + "/" + file.path();
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return getAbsolutePath();
        }

        @Override
        public String getFilename() {
            return file.name();
        }

        @Override
        public String getRelativePath() {
            return file.path();
        }
    }
}
