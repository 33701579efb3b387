package dev.ordinal.engine.http.internal;

import dev.ordinal.engine.http.ProblemException;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A query parameter or a header that a resource method declares.
 *
 * @param isHeader whether it is a header
 * @param name its name
 * @param type the type of its value, or that of the collection of its values
 */
record DeclaredParameter(boolean isHeader, String name, Class<?> type) {

    /** The parameters of a method, with those of its {@code @BeanParam}s. */
    static List<DeclaredParameter> of(Method method) {
        return Arrays.stream(method.getParameters())
                .flatMap(parameter -> of(parameter, parameter.getType()))
                .toList();
    }

    private static Stream<DeclaredParameter> of(AnnotatedElement place, Class<?> type) {
        var query = place.getAnnotation(QueryParam.class);
        var header = place.getAnnotation(HeaderParam.class);
        if (query != null) return Stream.of(new DeclaredParameter(false, query.value(), type));
        if (header != null) return Stream.of(new DeclaredParameter(true, header.value(), type));
        return place.isAnnotationPresent(BeanParam.class) ? ofBean(type) : Stream.empty();
    }

    private static Stream<DeclaredParameter> ofBean(@Nullable Class<?> bean) {
        if (bean == null) return Stream.empty();
        var own = Arrays.stream(bean.getDeclaredFields()).flatMap(f -> of(f, f.getType()));
        return Stream.concat(own, ofBean(bean.getSuperclass()));
    }

    /**
     * Checks what a request sends in it.
     *
     * @throws ProblemException 400 if it must not be repeated and has one value, or if its value is
     *     not of its type
     */
    void check(ContainerRequestContext request) {
        var sent = isHeader ? request.getHeaders() : request.getUriInfo().getQueryParameters();
        var values = sent.get(name);
        if (values == null || Collection.class.isAssignableFrom(type)) return;
        if (values.size() > 1) throw problem("must not be repeated");
        values.forEach(this::check);
    }

    private void check(String value) {
        if (type == boolean.class || type == Boolean.class) {
            if (!value.equals("true") && !value.equals("false"))
                throw problem("must be true or false");
        } else if (type == int.class || type == long.class) {
            if (!isWhole(value)) throw problem("must be a whole number");
        }
    }

    private boolean isWhole(String value) {
        try {
            long number = Long.parseLong(value);
            return type == long.class || number == (int) number;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private ProblemException problem(String fault) {
        return ProblemException.parameter(name + " " + fault);
    }
}
