package dev.ordinal.web;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

import java.util.Set;

/** All resources of the modules that run here. */
@ApplicationPath(ApiApplication.PATH)
@OpenAPIDefinition(
        info =
                @Info(
                        title = ApiApplication.TITLE,
                        version = ApiApplication.VERSION,
                        description = ApiApplication.DESCRIPTION))
public class ApiApplication extends Application {

    public static final String PATH = "/api";
    public static final String TITLE = "Ordinal";
    public static final String VERSION = "0.1.0";
    public static final String DESCRIPTION = "Orders, and what happened to them.";

    @Override
    public Set<Class<?>> getClasses() {
        return CDI.current().getBeanManager().getExtension(ApiClasses.class).all();
    }
}
