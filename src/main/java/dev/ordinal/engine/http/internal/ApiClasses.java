package dev.ordinal.engine.http.internal;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.Provider;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Resources and providers of JAX-RS: those that are beans. The server's own scan would also find
 * those of modules that this server does not run.
 */
class ApiClasses implements Extension {

    private final Set<Class<?>> classes = new LinkedHashSet<>();

    void add(@Observes ProcessManagedBean<?> bean) {
        var type = bean.getBean().getBeanClass();
        if (isOfTheApplication(type) && isForTheApi(type)) classes.add(type);
    }

    /**
     * Whether a class belongs to the application; the server registers its own providers itself.
     */
    private static boolean isOfTheApplication(Class<?> type) {
        return Objects.equals(type.getClassLoader(), ApiClasses.class.getClassLoader());
    }

    private static boolean isForTheApi(Class<?> type) {
        return type.isAnnotationPresent(Path.class) || type.isAnnotationPresent(Provider.class);
    }

    Set<Class<?>> all() {
        return Collections.unmodifiableSet(classes);
    }
}
