package dev.ordinal.engine.http.internal.registry;

import dev.ordinal.engine.http.internal.ApiApplication;
import dev.ordinal.engine.http.internal.ServiceInfo;
import dev.ordinal.engine.http.internal.openapi.ApiDescription;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.info.Info;

import java.util.List;

/**
 * Filter that names the service, describes the registry at the paths where {@link RegistryAtRoot}
 * serves it, and applies {@link ApiDescription}: MicroProfile OpenAPI takes one filter.
 */
public class RegistryOpenApiFilter implements OASFilter {

    private static final List<String> AT_ROOT = List.of("/schemas", "/asyncapi");

    @Override
    public void filterOpenAPI(OpenAPI description) {
        var moved = OASFactory.createPaths();
        description
                .getPaths()
                .getPathItems()
                .forEach((path, item) -> moved.addPathItem(served(path), item));
        description.setPaths(moved);
        new ApiDescription().filterOpenAPI(description);
        name(description.getInfo());
    }

    private static void name(Info info) {
        var service = ServiceInfo.configured();
        info.title(service.title()).version(service.version()).description(service.description());
    }

    private static String served(String path) {
        var inside =
                path.substring(
                        path.startsWith(ApiApplication.PATH) ? ApiApplication.PATH.length() : 0);
        return AT_ROOT.stream().anyMatch(inside::startsWith) ? inside : path;
    }
}
