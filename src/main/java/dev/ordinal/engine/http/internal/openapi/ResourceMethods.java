package dev.ordinal.engine.http.internal.openapi;

import dev.ordinal.engine.http.internal.ApiApplication;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The resource methods of an application by the operations that they are. */
final class ResourceMethods {

    private final Map<String, Method> byOperation = new LinkedHashMap<>();

    ResourceMethods(Collection<Class<?>> classes) {
        for (Class<?> type : classes) {
            if (!type.isAnnotationPresent(Path.class)) continue;
            for (Method method : type.getMethods()) {
                verb(method)
                        .ifPresent(verb -> byOperation.put(key(verb, path(type, method)), method));
            }
        }
    }

    /**
     * The method of an operation.
     *
     * @param verb {@code GET}, in any case
     * @param path the path below the application's
     */
    @Nullable Method find(String verb, String path) {
        return byOperation.get(key(verb, path));
    }

    Collection<Method> all() {
        return byOperation.values();
    }

    private static Optional<String> verb(Method method) {
        return Stream.of(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .flatMap(Stream::ofNullable)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String path(Class<?> type, Method method) {
        var below = method.getAnnotation(Path.class);
        return type.getAnnotation(Path.class).value() + "/" + (below == null ? "" : below.value());
    }

    /** The name of an operation, whatever its path parameters are called and match. */
    private static String key(String verb, String path) {
        var inside =
                path.startsWith(ApiApplication.PATH + "/")
                        ? path.substring(ApiApplication.PATH.length())
                        : path;
        var plain = inside.replaceAll("\\{\\s*(\\w[\\w.-]*)[^/]*}", "{$1}");
        var steps = Stream.of(plain.split("/")).filter(step -> !step.isEmpty()).toList();
        return verb.toUpperCase(Locale.ROOT) + " /" + String.join("/", steps);
    }
}
