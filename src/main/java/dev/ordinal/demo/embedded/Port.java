package dev.ordinal.demo.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * A port to listen on.
 *
 * @param setting the environment variable that changes it
 */
record Port(String host, int number, String setting) {
    static Port onLoopback(int number, String setting) {
        return new Port("127.0.0.1", number, setting);
    }

    /** Checks that the port is free, for a clear message before a server fails on it. */
    void checkFree(String server) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address());
        } catch (IOException | IllegalArgumentException e) {
            throw new SetupException(
                    "Port %d for %s cannot be used (%s). Stop what uses it or set %s to a free port."
                            .formatted(number, server, e.getMessage(), setting),
                    e);
        }
    }

    private InetSocketAddress address() {
        return host.equals("*")
                ? new InetSocketAddress(number)
                : new InetSocketAddress(host, number);
    }
}
