package dev.ordinal.engine.module.internal;

import dev.ordinal.engine.lifecycle.StartFailed;
import dev.ordinal.engine.lifecycle.StartOrder;
import dev.ordinal.engine.schema.upcast.Revision;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Logger;

/** CDI extension that vetoes the beans of modules that this server does not run. */
class ModuleBeans implements Extension {

    private static final Logger LOG = Logger.getLogger(ModuleBeans.class.getName());

    private final List<Class<?>> absent = new ArrayList<>();
    private ServerModules modules = new ServerModules(Map.of(), Set.of());
    private @Nullable IllegalStateException fault;

    void choose(@Observes BeforeBeanDiscovery start) {
        var config = ConfigProvider.getConfig();
        try {
            modules = ServerModules.from(config);
        } catch (IllegalStateException e) {
            modules = new ServerModules(ServerModules.packages(config), Set.of());
            fault = e;
        }
    }

    void leaveOut(@Observes ProcessAnnotatedType<?> found) {
        var type = found.getAnnotatedType().getJavaClass();
        if (modules.has(type.getName()) || isStep(type)) return;
        found.veto();
        absent.add(type);
    }

    /**
     * Whether a type is an upcaster or downcaster. These stay, since events of any version may come
     * from another server.
     */
    private static boolean isStep(Class<?> type) {
        return Revision.class.isAssignableFrom(type);
    }

    /**
     * Adds stand-ins for the beans that left-out resources inject, since the server resolves them
     * all the same.
     */
    void standIn(@Observes AfterBeanDiscovery end) {
        for (Class<?> type : absent) {
            end.addBean()
                    .beanClass(type)
                    .types(type)
                    .produceWith(_ -> {
                        throw new IllegalStateException(
                                type + " belongs to a module that this server does not run");
                    });
        }
    }

    void tell(@Observes AfterBeanDiscovery end) {
        end.<ServerModules>addBean()
                .beanClass(ServerModules.class)
                .types(ServerModules.class)
                .scope(Singleton.class)
                .produceWith(_ -> modules);
    }

    /** Checks the modules before anything is started. */
    void check(
            @Observes @Priority(StartOrder.MODULES) @Initialized(ApplicationScoped.class)
                    Object start,
            BeanManager beans) {
        if (fault != null) {
            beans.getEvent().fire(new StartFailed(fault.getMessage() + ".", fault));
        }
        LOG.info(() -> "Runs " + String.join(", ", modules.chosen()));
    }
}
