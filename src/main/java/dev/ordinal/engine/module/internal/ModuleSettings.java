package dev.ordinal.engine.module.internal;

import dev.ordinal.engine.lifecycle.StartOrder;
import dev.ordinal.engine.lifecycle.internal.StartupChecks;
import dev.ordinal.engine.message.ModuleDefinition;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import java.util.Map;
import java.util.Set;

/**
 * Start-up check that {@code ordinal.module.<name>} names the package of every module. Without it a
 * server could not leave the module out, and its resources would not be described.
 */
@ApplicationScoped
class ModuleSettings {

    private static final String ENGINE = "dev.ordinal.engine.";

    @Inject @Any private Instance<ModuleDefinition> modules;
    @Inject private ServerModules server;
    @Inject private StartupChecks checks;

    void start(
            @Observes @Priority(StartOrder.CHECK) @Initialized(ApplicationScoped.class)
                    Object start) {
        checks.require(() ->
                modules.handlesStream()
                        .forEach(one ->
                                require(
                                        one.get().name(),
                                        one.getBean().getBeanClass().getName(),
                                        server.packages())));
    }

    /**
     * Checks one module.
     *
     * @param producer the class that hands it to CDI
     * @param packages by the name of the module, as they are configured
     * @throws IllegalStateException if they do not name the package of the producer for it
     */
    static void require(String module, String producer, Map<String, Set<String>> packages) {
        if (producer.startsWith(ENGINE)) return;
        var named = packages.getOrDefault(module, Set.of());
        if (named.stream().anyMatch(one -> producer.startsWith(one + "."))) return;
        throw new IllegalStateException(
                "No setting says where the module %s is. Add ordinal.module.%s=%s to META-INF/microprofile-config.properties"
                        .formatted(
                                module, module, producer.substring(0, producer.lastIndexOf('.'))));
    }
}
