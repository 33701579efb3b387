package dev.ordinal.engine.http.internal;

import dev.ordinal.engine.http.Problem;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.Set;

/** All resources of the modules that run here. */
@ApplicationPath(ApiApplication.PATH)
@LoginConfig(authMethod = "MP-JWT")
@SecurityScheme(
        securitySchemeName = ApiApplication.TOKEN,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT")
@OpenAPIDefinition(
        info = @Info(title = "", version = ""), // ServiceInfo says what they are
        // components that ApiDescription refers to
        components =
                @Components(schemas = @Schema(name = "Problem", implementation = Problem.class)),
        tags = {
            @Tag(name = "Operations", description = "What operators see and do"),
            @Tag(name = "Schemas", description = "The events, and how their schemas may change"),
        },
        security = @SecurityRequirement(name = ApiApplication.TOKEN))
public class ApiApplication extends Application {

    public static final String PATH = "/api";
    static final String TOKEN = "token";

    @Override
    public Set<Class<?>> getClasses() {
        return ApiClasses.known();
    }
}
