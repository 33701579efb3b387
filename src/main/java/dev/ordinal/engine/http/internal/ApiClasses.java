package dev.ordinal.engine.http.internal;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.Provider;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Resources and providers of JAX-RS: those that are beans. The server's own scan would also find
 * those of modules that this server does not run.
 *
 * <p>They are static, because the server creates the OpenAPI description before the container of
 * CDI can be asked; a class loader belongs to one start of one application.
 */
public class ApiClasses implements Extension {

    private static final Set<Class<?>> CLASSES = ConcurrentHashMap.newKeySet();

    void add(@Observes ProcessManagedBean<?> bean) {
        var type = bean.getBean().getBeanClass();
        if (isOfTheApplication(type) && isForTheApi(type)) CLASSES.add(type);
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

    /** Those that have been found; all of them once the beans of the application are known. */
    public static Set<Class<?>> known() {
        return Collections.unmodifiableSet(CLASSES);
    }
}
