package dev.ordinal.engine.http.internal;

import dev.ordinal.engine.http.CommandHeaders;
import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.engine.http.internal.Preconditions.Result;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * Feature that refuses malformed preconditions at every resource method, and evaluates those of
 * methods that change something without a command. {@link dev.ordinal.engine.http.CommandGateway}
 * evaluates those of commands, where they are decided, and {@link ConditionalReads} those of
 * reading methods.
 */
@Provider
@Dependent
public class PreconditionFeature implements DynamicFeature {

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        var method = resource.getResourceMethod();
        ContainerRequestFilter filter =
                isRead(method) || takesCommand(method)
                        ? request -> Preconditions.of(request.getHeaders())
                        : PreconditionFeature::evaluate;
        context.register(filter, ContainerRequestFilter.class);
    }

    private static boolean isRead(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .anyMatch(found -> found != null && ConditionalReads.isRead(found.value()));
    }

    private static boolean takesCommand(Method method) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(BeanParam.class))
                .anyMatch(parameter -> CommandHeaders.class.isAssignableFrom(parameter.getType()));
    }

    /**
     * Evaluates the preconditions of a change whose resource has no tag. What is posted to, such as
     * the act on a resource, has no representation; if the target of another method has none, the
     * method itself says so.
     */
    private static void evaluate(ContainerRequestContext request) {
        boolean exists = !request.getMethod().equals(HttpMethod.POST);
        var result = Preconditions.of(request.getHeaders()).evaluate(exists, null);
        if (result != Result.HOLD) {
            throw ProblemException.of(Preconditions.code(result, exists), null);
        }
    }
}
