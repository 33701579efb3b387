package dev.ordinal.engine.http.internal;

import dev.ordinal.engine.http.Problems;
import dev.ordinal.engine.json.Json;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import java.io.IOException;

/**
 * Error page for requests that the container refuses before a resource sees them. It replaces the
 * server's own page, which shows stack traces.
 */
public class ContainerProblems extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject private transient Problems problems;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        int status =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer found
                        ? found
                        : HttpServletResponse.SC_NOT_FOUND;
        if (status == HttpServletResponse.SC_UNAUTHORIZED) challenge(request, response);
        write(response, problems.answer(codeOf(status), status, null));
    }

    /** Writes the status and the body of a problem's response. */
    static void write(HttpServletResponse response, Response problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(Problems.MEDIA_TYPE);
        response.getOutputStream().write(Json.STRICT.writeValueAsBytes(problem.getEntity()));
    }

    /**
     * Sets the challenge, which distinguishes an invalid token from a missing one (RFC 6750, 3.1).
     */
    private static void challenge(HttpServletRequest request, HttpServletResponse response) {
        var sent = request.getHeader(HttpHeaders.AUTHORIZATION);
        var error = sent == null ? "" : ", error=\"invalid_token\"";
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, Problems.CHALLENGE + error);
    }

    private static String codeOf(int status) {
        return switch (status) {
            case 400 -> CommonProblems.PARAMETER; // such as an Accept that is no media type
            case 401 -> CommonProblems.UNAUTHENTICATED;
            case 403 -> CommonProblems.FORBIDDEN;
            case 404 -> CommonProblems.NOT_FOUND;
            case 405 -> CommonProblems.METHOD;
            default -> status < 500 ? CommonProblems.OTHER : CommonProblems.INTERNAL;
        };
    }
}
