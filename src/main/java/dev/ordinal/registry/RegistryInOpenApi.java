package dev.ordinal.registry;

import dev.ordinal.web.ApiApplication;
import dev.ordinal.web.TokensInOpenApi;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

import java.util.List;

/** Describes the registry where {@link RegistryAtRoot} serves it. */
public class RegistryInOpenApi implements OASFilter {

    private static final List<String> AT_ROOT = List.of("/schemas", "/asyncapi");

    @Override
    public void filterOpenAPI(OpenAPI description) {
        var moved = OASFactory.createPaths();
        description
                .getPaths()
                .getPathItems()
                .forEach((path, item) -> moved.addPathItem(served(path), item));
        description.setPaths(moved);
        new TokensInOpenApi().filterOpenAPI(description);
    }

    private static String served(String path) {
        var inside =
                path.substring(
                        path.startsWith(ApiApplication.PATH) ? ApiApplication.PATH.length() : 0);
        return AT_ROOT.stream().anyMatch(inside::startsWith) ? inside : path;
    }
}
