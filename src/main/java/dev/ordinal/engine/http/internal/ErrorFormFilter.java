package dev.ordinal.engine.http.internal;

import dev.ordinal.engine.http.ErrorForm;
import dev.ordinal.engine.http.Problem;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

import java.lang.annotation.Annotation;

/** Filter that puts problems into the {@link ErrorForm} of their address. */
@Provider
@Dependent
public class ErrorFormFilter implements ContainerResponseFilter {

    @Inject private ErrorForms forms;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof Problem problem)) return;
        var path =
                ApiApplication.PATH + "/" + request.getUriInfo().getPath().replaceFirst("^/", "");
        forms.of(path)
                .ifPresent(form ->
                        response.setEntity(
                                form.body(problem),
                                new Annotation[0],
                                MediaType.valueOf(form.mediaType())));
    }
}
