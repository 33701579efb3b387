package dev.ordinal.engine.http.internal;

import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.engine.http.Problems;
import dev.ordinal.engine.http.internal.EntityTags.Tag;
import dev.ordinal.engine.http.internal.Preconditions.Result;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;

import org.jspecify.annotations.Nullable;

import java.lang.annotation.Annotation;

/**
 * Filter that evaluates the preconditions of reading requests on the {@code ETag} of the response:
 * 304 if the caller has the representation already, 412 if it is another one than {@code If-Match}
 * names. Preconditions count only where the response would be 200 (RFC 9110, 13.2.1). A stream of
 * server-sent events is no representation that could be compared.
 */
@Provider
@Dependent
public class ConditionalReads implements ContainerResponseFilter {

    @Inject private Problems problems;

    static boolean isRead(String method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!isRead(request.getMethod()) || !isRepresentation(response)) return;
        var preconditions = Preconditions.of(request.getHeaders());
        if (preconditions.areNone()) return;
        var tag = response.getEntityTag();
        switch (preconditions.evaluate(true, tag == null ? null : Tag.of(tag))) {
            case HOLD -> {}
            case MATCHED -> {
                response.setStatusInfo(Status.NOT_MODIFIED);
                response.setEntity(null);
                response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
            }
            case NOT_MATCHED -> refuse(response, tag);
        }
    }

    private static boolean isRepresentation(ContainerResponseContext response) {
        return response.getStatus() == Status.OK.getStatusCode()
                && !MediaType.SERVER_SENT_EVENTS_TYPE.isCompatible(response.getMediaType());
    }

    private void refuse(ContainerResponseContext response, @Nullable EntityTag tag) {
        var code = Preconditions.code(Result.NOT_MATCHED, true);
        var problem =
                tag != null && tag.getValue().matches("\\d{1,18}")
                        ? ProblemException.at(code, null, Long.parseLong(tag.getValue()))
                        : ProblemException.of(code, null);
        var answer = problems.answer(problem);
        response.setStatusInfo(answer.getStatusInfo());
        response.setEntity(
                answer.getEntity(), new Annotation[0], MediaType.valueOf(Problems.MEDIA_TYPE));
    }
}
