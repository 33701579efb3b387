package dev.ordinal.engine.http.internal;

import dev.ordinal.engine.http.ProblemException;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.List;

/**
 * Feature that answers 403 to every request for a resource method that names no roles, neither at
 * the method nor at its class.
 */
@Provider
@Dependent
public class DenyByDefaultFeature implements DynamicFeature {

    private static final List<Class<? extends Annotation>> DECISIONS =
            List.of(RolesAllowed.class, PermitAll.class, DenyAll.class);

    private static final ContainerRequestFilter DENY =
            _ -> {
                throw ProblemException.of(CommonProblems.FORBIDDEN, null);
            };

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        boolean decided =
                isDecided(resource.getResourceMethod()) || isDecided(resource.getResourceClass());
        if (!decided) context.register(DENY, ContainerRequestFilter.class);
    }

    private static boolean isDecided(AnnotatedElement element) {
        return DECISIONS.stream().anyMatch(element::isAnnotationPresent);
    }
}
