package dev.ordinal.engine.http.internal.openapi;

import dev.ordinal.engine.http.Problem;

import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The records and enums that requests and responses consist of. */
final class ServedTypes {

    private static final String JAX_RS = "jakarta.ws.rs.";

    private final Set<Class<?>> inRequests = new LinkedHashSet<>();
    private final Set<Class<?>> inResponses = new LinkedHashSet<>();

    ServedTypes(Collection<Method> methods) {
        collect(Problem.class, inResponses);
        for (Method method : methods) {
            bodies(method).forEach(type -> collect(type, inRequests));
            collect(method.getGenericReturnType(), inResponses);
            Stream.of(method, method.getDeclaringClass())
                    .flatMap(ServedTypes::declared)
                    .forEach(type -> collect(type, inResponses));
        }
    }

    /** The types under the name that a schema has. */
    List<Class<?>> named(String schema) {
        return Stream.of(inRequests, inResponses)
                .flatMap(Set::stream)
                .distinct()
                .filter(type -> schema.matches(nameOf(type) + "\\d*"))
                .toList();
    }

    boolean isInRequests(Class<?> type) {
        return inRequests.contains(type);
    }

    boolean isInResponses(Class<?> type) {
        return inResponses.contains(type);
    }

    private static String nameOf(Class<?> type) {
        var schema = type.getAnnotation(Schema.class);
        return schema == null || schema.name().isEmpty() ? type.getSimpleName() : schema.name();
    }

    /** The types of the body that a resource method takes: its own, and those it declares. */
    private static Stream<Type> bodies(Method method) {
        var own =
                Stream.of(method.getParameters())
                        .filter(parameter -> !isFromElsewhere(parameter))
                        .map(Parameter::getParameterizedType);
        var declared =
                Stream.of(method.getAnnotationsByType(RequestBody.class))
                        .flatMap(body -> implementations(body.content()));
        return Stream.concat(own, declared);
    }

    /** Whether a parameter is filled from the URL, the headers or the container. */
    private static boolean isFromElsewhere(Parameter parameter) {
        return Stream.of(parameter.getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(type -> type.getName().startsWith(JAX_RS));
    }

    private static Stream<Type> declared(AnnotatedElement element) {
        return Stream.of(element.getAnnotationsByType(APIResponse.class))
                .flatMap(response -> implementations(response.content()));
    }

    private static Stream<Type> implementations(Content... contents) {
        return Stream.of(contents).map(Content::schema).map(Schema::implementation);
    }

    private static void collect(Type type, Set<Class<?>> found) {
        switch (type) {
            case ParameterizedType generic -> {
                for (Type argument : generic.getActualTypeArguments()) collect(argument, found);
            }
            case WildcardType any -> collect(any.getUpperBounds()[0], found);
            case Class<?> plain -> collect(plain, found);
            default -> {}
        }
    }

    private static void collect(Class<?> type, Set<Class<?>> found) {
        if (!(type.isRecord() || type.isEnum()) || !found.add(type) || type.isEnum()) return;
        for (RecordComponent component : type.getRecordComponents()) {
            collect(component.getGenericType(), found);
        }
    }
}
