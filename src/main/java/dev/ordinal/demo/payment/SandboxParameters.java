package dev.ordinal.demo.payment;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Parameters of a call, in Stripe's form: {@code metadata[payment_id]=...}. Each is taken from the
 * form in a body or from a query.
 */
record SandboxParameters(Map<String, String> values) {

    private static final Pattern METADATA = Pattern.compile("metadata\\[([^\\[\\]]{1,40})]");
    private static final int LONGEST = 500;

    /**
     * Reads a form or a query.
     *
     * @throws SandboxRefusal if it is not encoded as one
     */
    static SandboxParameters parse(String form) {
        var values = new TreeMap<String, String>();
        for (String pair : form.split("&", -1)) {
            if (pair.isEmpty()) continue;
            int equals = pair.indexOf('=');
            var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            values.put(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return new SandboxParameters(values);
    }

    private static String decoded(String text) {
        try {
            var decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            if (decoded.indexOf('\0') < 0) return decoded;
        } catch (IllegalArgumentException _) {
            // the same answer
        }
        throw new SandboxRefusal(Reply.invalid(null, "Invalid form encoding", null));
    }

    /**
     * Refuses every parameter with another name: what the sandbox does not know has no effect here,
     * and may have one at Stripe.
     */
    SandboxParameters allowing(Pattern known) {
        for (String name : values.keySet()) {
            if (!known.matcher(name).matches() && !METADATA.matcher(name).matches()) {
                throw new SandboxRefusal(
                        Reply.invalid(
                                "parameter_unknown",
                                "The sandbox does not support this parameter: " + name,
                                name));
            }
        }
        return this;
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    String required(String name) {
        return find(name)
                .orElseThrow(() ->
                        new SandboxRefusal(
                                Reply.invalid(
                                        "parameter_missing",
                                        "Missing required param: " + name + ".",
                                        name)));
    }

    /** A whole number above zero. */
    Optional<Long> amount(String name) {
        return find(name).map(text -> positive(name, text));
    }

    private static long positive(String name, String text) {
        if (text.matches("0*[1-9]\\d{0,17}")) return Long.parseLong(text);
        throw new SandboxRefusal(
                Reply.invalid("parameter_invalid_integer", "Invalid positive integer", name));
    }

    Map<String, String> metadata() {
        var metadata = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> {
            var key = METADATA.matcher(name);
            if (!key.matches() || value.isEmpty()) return;
            if (value.length() > LONGEST) {
                throw new SandboxRefusal(
                        Reply.invalid(null, "Metadata values have at most 500 characters", name));
            }
            metadata.put(key.group(1), value);
        });
        return metadata;
    }
}
