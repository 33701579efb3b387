package dev.ordinal.engine.http.internal;

import dev.ordinal.engine.failure.OccasionalLog;
import dev.ordinal.engine.http.ErrorForm;
import dev.ordinal.engine.http.Problem;
import dev.ordinal.engine.http.Problems;
import dev.ordinal.engine.json.Json;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Error page for requests that the container refuses before a resource sees them. It replaces the
 * server's own page, which shows stack traces.
 */
public class ContainerProblems extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final OccasionalLog FAULTS =
            new OccasionalLog(Logger.getLogger(ContainerProblems.class.getName()));

    @Inject private transient Problems problems;
    @Inject private transient ErrorForms forms;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        int status =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer found
                        ? found
                        : HttpServletResponse.SC_NOT_FOUND;
        logFault(status, request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        if (status == HttpServletResponse.SC_UNAUTHORIZED) challenge(request, response);
        var form = forms.of(pathOf(request));
        write(response, problems.answer(codeOf(status), status, null), form);
    }

    /** The path of the request that was refused. */
    private static String pathOf(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String refused
                ? refused
                : request.getRequestURI();
    }

    /**
     * Writes the status and the body of a problem's response.
     *
     * @param form the form of the body, if it is another one
     */
    static void write(HttpServletResponse response, Response problem, Optional<ErrorForm> form)
            throws IOException {
        var entity = (Problem) problem.getEntity();
        response.setStatus(problem.getStatus());
        response.setContentType(form.map(ErrorForm::mediaType).orElse(Problems.MEDIA_TYPE));
        var body =
                form.map(other -> other.body(entity).getBytes(StandardCharsets.UTF_8))
                        .orElseGet(() -> Json.STRICT.writeValueAsBytes(entity));
        response.getOutputStream().write(body);
    }

    /**
     * Logs the fault behind an answer. The server's own messages about it are hidden
     * (operation.xml), since a caller could repeat them without end.
     */
    private static void logFault(int status, @Nullable Object fault) {
        if (status >= 500 && fault instanceof Throwable failure) {
            FAULTS.log(Level.SEVERE, "A request failed outside of its resource", failure);
        }
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
