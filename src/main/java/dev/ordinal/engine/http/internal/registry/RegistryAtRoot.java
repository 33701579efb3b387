package dev.ordinal.engine.http.internal.registry;

import dev.ordinal.engine.http.internal.ApiApplication;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

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
            // The dispatcher decodes the path once more, so it is encoded here.
            var inside = ApiApplication.PATH + path.replace("%", "%25") + query(request);
            request.getRequestDispatcher(inside).forward(request, response);
        }
    }

    private static String query(HttpServletRequest request) {
        return request.getQueryString() == null ? "" : "?" + request.getQueryString();
    }
}
