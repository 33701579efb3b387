package dev.ordinal.engine.http.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;

import java.io.IOException;
import java.util.Objects;

/**
 * Filter for pages and files, which can only be read: it answers OPTIONS with the methods that they
 * take, and any other method with 405. The server would answer every method with the file.
 */
public class PageMethodsFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String METHODS = "GET, HEAD, OPTIONS";

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        switch (request.getMethod()) {
            case HttpMethod.GET, HttpMethod.HEAD -> chain.doFilter(request, response);
            case String method when isPage(request) -> answer(method, response);
            default -> chain.doFilter(request, response);
        }
    }

    private static void answer(String method, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.ALLOW, METHODS);
        if (!method.equals(HttpMethod.OPTIONS)) {
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
    }

    private static boolean isPage(HttpServletRequest request) throws IOException {
        var servlet = request.getServletPath();
        if (servlet.equals(ApiApplication.PATH)) return false;
        if (servlet.equals(ProblemPages.PATH)) return true;
        var path = servlet + Objects.requireNonNullElse(request.getPathInfo(), "");
        return request.getServletContext().getResource(path.isEmpty() ? "/" : path) != null;
    }
}
