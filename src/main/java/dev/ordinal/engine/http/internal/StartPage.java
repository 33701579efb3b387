package dev.ordinal.engine.http.internal;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Servlet that serves the {@code index.html} of the service, if it has one, with {@code
 * ordinal.base-url} in place of {@code ${base-url}}.
 */
public class StartPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String FILE = "/index.html";
    private static final String PLACE = "${base-url}";

    @Inject
    @ConfigProperty(name = "ordinal.base-url", defaultValue = "http://localhost:9080")
    private String baseUrl;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try (var file = getServletContext().getResourceAsStream(FILE)) {
            if (file == null) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            var page = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            response.setContentType("text/html; charset=UTF-8");
            response.getWriter().write(page.replace(PLACE, escaped(baseUrl)));
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
