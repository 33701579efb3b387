package dev.ordinal.engine.http.internal;

import dev.ordinal.engine.database.internal.TimeLimit;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.io.IOException;
import java.time.Duration;

/**
 * Filter that gives every request a time limit, {@code ordinal.web.longest-request}. After it the
 * request starts no further statement in the database.
 */
@WebFilter(
        urlPatterns = ApiApplication.PATH + "/*",
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD},
        asyncSupported = true)
public class RequestTimeFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** Time limit of a request. */
    @Inject
    @ConfigProperty(name = "ordinal.web.longest-request", defaultValue = "PT30S")
    private Duration longest;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            TimeLimit.<Void, Exception>within(
                    longest,
                    () -> {
                        chain.doFilter(request, response);
                        return null;
                    });
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
