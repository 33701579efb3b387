package dev.ordinal.engine.http.internal.registry;

import dev.ordinal.engine.http.internal.ApiApplication;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * Filter that serves the registry at the root: schemas contain their own address, and Confluent's
 * clients expect theirs there. The resources themselves are below {@code /api} and are not visible
 * there.
 */
public class RegistryAtRoot extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.startsWith(ApiApplication.PATH + "/")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            forward(path, request, response);
        }
    }

    /**
     * Forwards to the resource. The dispatcher decodes the path once more, so it is encoded here; a
     * query in it would be decoded and normalized as if it were part of the path.
     */
    private static void forward(
            String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        var resource = request.getRequestDispatcher(ApiApplication.PATH + path.replace("%", "%25"));
        if (resource == null) response.sendError(HttpServletResponse.SC_NOT_FOUND);
        else resource.forward(new WithQuery(request), response);
    }

    /** Request with the query that it came with; the server drops it when it forwards. */
    private static final class WithQuery extends HttpServletRequestWrapper {

        private final @Nullable String query;

        WithQuery(HttpServletRequest request) {
            super(request);
            this.query = request.getQueryString();
        }

        @Override
        public @Nullable String getQueryString() {
            return query;
        }
    }
}
