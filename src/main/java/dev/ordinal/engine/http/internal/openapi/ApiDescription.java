package dev.ordinal.engine.http.internal.openapi;

import dev.ordinal.engine.http.CommandHeaders;
import dev.ordinal.engine.http.internal.ApiClasses;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;

import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.Paths;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;

/**
 * Filter that completes the OpenAPI description: what the annotations of a resource say is kept,
 * and what follows from its method and its types is added. What no resource serves is removed.
 */
public final class ApiDescription implements OASFilter {

    private final ResourceMethods methods = new ResourceMethods(ApiClasses.known());

    @Override
    public void filterOpenAPI(OpenAPI description) {
        removeWhatIsNotServed(description.getPaths());
        var components = description.getComponents();
        CommonResponses.addTo(components);
        new SchemaFacts(new ServedTypes(methods.all())).complete(components.getSchemas());
        var examples = new Examples(description);
        description
                .getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations()
                                .forEach((verb, operation) -> {
                                    complete(path, verb, operation);
                                    examples.addTo(operation);
                                }));
    }

    /**
     * Removes operations without a resource: interfaces of REST clients have the same annotations.
     */
    private void removeWhatIsNotServed(Paths paths) {
        for (var path : List.copyOf(paths.getPathItems().entrySet())) {
            var item = path.getValue();
            for (HttpMethod verb : List.copyOf(item.getOperations().keySet())) {
                if (methods.find(verb.name(), path.getKey()) == null) item.setOperation(verb, null);
            }
            if (item.getOperations().isEmpty()) paths.removePathItem(path.getKey());
        }
    }

    private void complete(String path, HttpMethod verb, Operation operation) {
        var method = Objects.requireNonNull(methods.find(verb.name(), path));
        CommonParameters.describe(operation, takesCommand(method));
        new OperationFacts(verb, operation, takesToken(method)).complete();
        if (operation.getParameters() == null) return;
        operation
                .getParameters()
                .forEach(parameter -> {
                    if (parameter.getSchema() != null) Patterns.anchor(parameter.getSchema());
                });
    }

    private static boolean takesCommand(Method method) {
        return List.of(method.getParameterTypes()).contains(CommandHeaders.class);
    }

    private static boolean takesToken(Method method) {
        if (method.isAnnotationPresent(RolesAllowed.class)) return true;
        return !method.isAnnotationPresent(PermitAll.class)
                && !method.getDeclaringClass().isAnnotationPresent(PermitAll.class);
    }
}
