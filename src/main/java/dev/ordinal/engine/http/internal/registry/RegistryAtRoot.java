package dev.ordinal.engine.http.internal.registry;

import dev.ordinal.engine.http.internal.ApiApplication;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;

/**
 * Serves the registry at the root, where its addresses are: schemas name their own address, and
 * Confluent's clients know theirs. The resources themselves are under {@code /api}, like all; there
 * they are not to be seen.
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
            // The dispatcher decodes what it is given; the resources expect what was sent.
            var inside = ApiApplication.PATH + path.replace("%", "%25") + query(request);
            request.getRequestDispatcher(inside).forward(request, response);
        }
    }

    private static String query(HttpServletRequest request) {
        return request.getQueryString() == null ? "" : "?" + request.getQueryString();
    }
}
