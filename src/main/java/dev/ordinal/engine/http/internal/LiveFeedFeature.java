package dev.ordinal.engine.http.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Feature for resource methods that answer with server-sent events: proxies are asked not to buffer
 * them, and HEAD is answered without a call of the method, which would start a feed that nobody
 * receives.
 */
@Provider
@Dependent
public class LiveFeedFeature implements DynamicFeature {

    /** With the parameter that JAX-RS adds to every type of text. */
    private static final MediaType EVENTS =
            MediaType.SERVER_SENT_EVENTS_TYPE.withCharset(StandardCharsets.UTF_8.name());

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        var produced = resource.getResourceMethod().getAnnotation(Produces.class);
        if (produced == null
                || !Arrays.asList(produced.value()).contains(MediaType.SERVER_SENT_EVENTS)) return;
        context.register(new HeadOfFeed(), ContainerRequestFilter.class);
        context.register(new Unbuffered(), ContainerResponseFilter.class);
    }

    private static final class HeadOfFeed implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            if (request.getMethod().equals(HttpMethod.HEAD)) {
                request.abortWith(Response.ok().type(EVENTS).build());
            }
        }
    }

    private static final class Unbuffered implements ContainerResponseFilter {

        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            // the header of nginx, which other proxies know as well
            response.getHeaders().putSingle("X-Accel-Buffering", "no");
        }
    }
}
