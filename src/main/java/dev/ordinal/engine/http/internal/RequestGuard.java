package dev.ordinal.engine.http.internal;

import dev.ordinal.engine.http.Problems;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Filter that refuses what no resource should have to expect: text that is no text in the path, in
 * a parameter or in a header, and more than one line of a header that has one value. It also takes
 * the place of the server's own check of paths, which refuses every encoded dot ({@code
 * SKIP_ENCODED_CHAR_VERIFICATION} turns that off).
 */
public class RequestGuard extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** The headers of every request that have a single value (RFC 9110, 5.3). */
    private static final List<String> SINGLE = List.of("Host", "Content-Type", "Authorization");

    private static final Pattern ENCODED_DOT = Pattern.compile("(?i)%2e");

    @Inject private transient Problems problems;
    @Inject private transient ErrorForms forms;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = RequestText.faultOfPath(request.getRequestURI());
        var parameter =
                RequestText.faultOfQuery(request.getQueryString())
                        .or(() -> faultOfHeaders(request));
        if (path.isPresent()) {
            refuse(request, response, CommonProblems.OTHER, path.get());
        } else if (parameter.isPresent()) {
            refuse(request, response, CommonProblems.PARAMETER, parameter.get());
        } else {
            chain.doFilter(withPlainDots(request), response);
        }
    }

    /**
     * The request with dots for encoded dots, which name the same resource (RFC 3986, 6.2.2.2). The
     * server finds no forward for them.
     */
    private static HttpServletRequest withPlainDots(HttpServletRequest request) {
        var encoded = ENCODED_DOT.matcher(request.getRequestURI());
        if (!encoded.find()) return request;
        var path = encoded.replaceAll(".");
        return new HttpServletRequestWrapper(request) {
            @Override
            public String getRequestURI() {
                return path;
            }

            @Override
            public StringBuffer getRequestURL() {
                var url = ENCODED_DOT.matcher(super.getRequestURL()).replaceAll(".");
                return new StringBuffer(url);
            }
        };
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, String code, String detail)
            throws IOException {
        var form = forms.of(request.getRequestURI());
        ContainerProblems.write(response, problems.answer(code, detail), form);
    }

    private static Optional<String> faultOfHeaders(HttpServletRequest request) {
        return Collections.list(request.getHeaderNames()).stream()
                .flatMap(name -> faultsOfHeader(name, lines(request, name)))
                .findFirst();
    }

    private static List<String> lines(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name));
    }

    private static Stream<String> faultsOfHeader(String name, List<String> lines) {
        boolean isSingle = SINGLE.stream().anyMatch(name::equalsIgnoreCase);
        if (isSingle && lines.size() > 1) return Stream.of(name + " must not be repeated");
        return lines.stream().flatMap(line -> RequestText.faultOfHeader(name, line).stream());
    }
}
