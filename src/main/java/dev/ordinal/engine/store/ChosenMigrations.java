package dev.ordinal.engine.store;

import dev.ordinal.engine.module.ServerModules;

import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.scanner.Scanner;

import java.util.Collection;

/** What Flyway finds, without the folders of modules that this server does not run. */
record ChosenMigrations(ResourceProvider all, String folder, ServerModules modules)
        implements ResourceProvider {

    /** Looks where the configuration says. */
    static ChosenMigrations of(Configuration configuration, String folder, ServerModules modules) {
        var all = new Scanner<>(JavaMigration.class, configuration, configuration.getLocations());
        return new ChosenMigrations(all, folder, modules);
    }

    @Override
    public LoadableResource getResource(String name) {
        return all.getResource(name);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return all.getResources(prefix, suffixes).stream().filter(this::isChosen).toList();
    }

    private boolean isChosen(LoadableResource migration) {
        return modules.absent().stream()
                .noneMatch(name -> migration.getAbsolutePath().contains(folder + "/" + name + "/"));
    }
}
