package dev.ordinal.docs;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The roles that may call each method of the resources of the project. */
final class ResourceRoles {

    private final Map<String, String> roles = new TreeMap<>();

    /**
     * The roles of all resources.
     *
     * @throws IOException if the sources cannot be listed
     */
    static ResourceRoles ofProject() throws IOException {
        var found = new ResourceRoles();
        for (Class<?> type : SourceClasses.containing("@Path(\"")) found.add(type);
        return found;
    }

    /** The roles that may send a method to a path, such as {@code POST /api/orders}. */
    Optional<String> of(String method, String path) {
        return Optional.ofNullable(roles.get(method + " " + path.replaceFirst("^/api/", "/")));
    }

    private void add(Class<?> resource) {
        for (Method method : resource.getDeclaredMethods()) {
            for (var annotation : method.getAnnotations()) {
                var verb = annotation.annotationType().getAnnotation(HttpMethod.class);
                if (verb == null) continue;
                var path = path(resource) + path(method);
                roles.put(
                        verb.value() + " " + path, who(method).or(() -> who(resource)).orElse(""));
            }
        }
    }

    private static String path(AnnotatedElement element) {
        var path = element.getAnnotation(Path.class);
        if (path == null) return "";
        var plain = path.value().replaceAll("\\{\\s*(\\w+)\\s*:(?:[^{}]|\\{[^}]*})*}", "{$1}");
        return "/" + plain.replaceAll("^/|/$", "");
    }

    private static Optional<String> who(AnnotatedElement element) {
        var allowed = element.getAnnotation(RolesAllowed.class);
        if (allowed != null) return Optional.of(String.join(", ", Arrays.asList(allowed.value())));
        return element.isAnnotationPresent(PermitAll.class) ? Optional.of("all") : Optional.empty();
    }
}
