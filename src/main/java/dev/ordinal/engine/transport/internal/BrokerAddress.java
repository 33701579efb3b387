package dev.ordinal.engine.transport.internal;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Address of a broker, without anything that only one client needs.
 *
 * @param hostAndPort such as {@code broker.example:61617}
 * @param isEncrypted whether connections use TLS
 */
public record BrokerAddress(String hostAndPort, boolean isEncrypted) {

    private static final Pattern ENCRYPTED = Pattern.compile("[?&;]sslEnabled=true(?=[&;]|$)");

    /**
     * The addresses in the URL of a broker, such as {@code tcp://host:61616?sslEnabled=true},
     * {@code (tcp://one:61616,tcp://two:61616)?...} or {@code amqps://host:5671}.
     */
    public static List<BrokerAddress> allIn(String url) {
        int end = url.startsWith("(") ? url.indexOf(')') : -1;
        if (end < 0) return List.of(one(url, ""));
        var parameters = url.substring(end + 1);
        return Pattern.compile(",")
                .splitAsStream(url.substring(1, end))
                .map(one -> one(one.strip(), parameters))
                .toList();
    }

    private static BrokerAddress one(String url, String shared) {
        var address = URI.create(url.contains("?") ? url.substring(0, url.indexOf('?')) : url);
        boolean isEncrypted =
                "amqps".equals(address.getScheme())
                        || ENCRYPTED.matcher(url).find()
                        || ENCRYPTED.matcher(shared).find();
        return new BrokerAddress(String.valueOf(address.getAuthority()), isEncrypted);
    }

    /** The URL for the client of Artemis. */
    public String coreUrl() {
        return "tcp://" + hostAndPort + (isEncrypted ? "?sslEnabled=true" : "");
    }
}
