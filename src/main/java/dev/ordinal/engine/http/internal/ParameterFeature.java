package dev.ordinal.engine.http.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/**
 * Feature that checks the parameters of every resource method: one that has a single value is
 * refused if it is sent twice, where JAX-RS would take the first value, and {@code dryRun=maybe} is
 * refused, where JAX-RS would take it for false. A parameter that a method does not declare is
 * ignored.
 */
@Provider
@Dependent
public class ParameterFeature implements DynamicFeature {

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        var parameters = DeclaredParameter.of(resource.getResourceMethod());
        if (parameters.isEmpty()) return;
        ContainerRequestFilter check =
                request -> parameters.forEach(parameter -> parameter.check(request));
        context.register(check, ContainerRequestFilter.class);
    }
}
