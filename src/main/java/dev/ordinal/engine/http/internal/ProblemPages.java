package dev.ordinal.engine.http.internal;

import dev.ordinal.engine.http.ProblemType;
import dev.ordinal.engine.http.Problems;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.stream.Collectors;

/** Servlet that serves the page behind the {@code type} of every problem, for people. */
public class ProblemPages extends HttpServlet {

    static final String PATH = "/problems";

    private static final long serialVersionUID = 1L;

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <link rel="icon" href="/favicon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="/ordinal.css">
            </head>
            <body><main>
            %2$s
            </main></body>
            </html>
            """;

    @Inject private transient Problems problems;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/html; charset=UTF-8");
        var path = request.getPathInfo();
        if (path == null || path.equals("/")) {
            response.getWriter().write(index());
        } else {
            var type = problems.find(path.substring(1)).orElse(null);
            response.setStatus(type == null ? 404 : 200);
            response.getWriter().write(page(type));
        }
    }

    private static String page(@Nullable ProblemType type) {
        if (type == null) {
            return PAGE.formatted("Unknown problem", "<h1>Unknown problem</h1><p>" + BACK + "</p>");
        }
        var body =
                "<p class=code>%s · HTTP %d</p><h1>%s</h1><p>%s</p><p>%s</p>"
                        .formatted(type.code(), type.status(), type.title(), type.help(), BACK);
        return PAGE.formatted(type.title(), body);
    }

    private static final String BACK = "<a href=\"/problems/\">All problems</a>";

    private String index() {
        var rows =
                problems.all().stream()
                        .map(t ->
                                "<tr><td><a href=\"/problems/%1$s\">%1$s</a></td><td>%2$d</td><td>%3$s</td></tr>"
                                        .formatted(t.code(), t.status(), t.title()))
                        .collect(Collectors.joining("\n"));
        return PAGE.formatted(
                "Problems",
                "<h1>Problems</h1><p>The errors of this service, and what to do about"
                    + " each.</p><table>"
                    + "<thead><tr><th>code</th><th>status</th><th>meaning</th></tr></thead><tbody>"
                        + rows
                        + "</tbody></table>");
    }
}
