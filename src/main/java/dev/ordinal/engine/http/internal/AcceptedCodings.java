package dev.ordinal.engine.http.internal;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The content codings that a caller accepts, each with its weight (RFC 9110, 12.5.3). */
record AcceptedCodings(Map<String, Double> weights) {

    static final String GZIP = "gzip";

    private static final String ANY = "*";
    private static final String IDENTITY = "identity";
    private static final Pattern CODING =
            Pattern.compile("([^\\s;]+)(?:\\s*;\\s*[qQ]\\s*=\\s*([01](?:\\.\\d{0,3})?))?");

    /**
     * @param headers the header lines {@code Accept-Encoding}; null if there are none. A coding
     *     that is malformed is not accepted
     */
    static AcceptedCodings of(@Nullable List<String> headers) {
        var weights = new TreeMap<String, Double>();
        if (headers != null) headers.forEach(header -> add(header, weights));
        return new AcceptedCodings(weights);
    }

    private static void add(String header, Map<String, Double> weights) {
        for (String part : header.split(",", -1)) {
            var coding = CODING.matcher(part.strip());
            if (!coding.matches()) continue;
            var name = coding.group(1).toLowerCase(Locale.ROOT);
            var weight = coding.group(2) == null ? 1 : Double.parseDouble(coding.group(2));
            weights.put(name.equals("x-gzip") ? GZIP : name, weight);
        }
    }

    /** Whether gzip is accepted, and no less welcome than the plain form. */
    boolean prefersGzip() {
        double gzip = weights.getOrDefault(GZIP, weights.getOrDefault(ANY, 0.0));
        return gzip > 0 && gzip >= weights.getOrDefault(IDENTITY, 0.0);
    }
}
