package dev.ordinal.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Tells a taken port before a server stumbles over it. */
final class LoopbackPort {
    private LoopbackPort() {}

    static void checkFree(int port, String server, String setting) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotStart(
                    "Port %d for the %s cannot be used (%s). Stop what uses it or set %s to a free port."
                            .formatted(port, server, e.getMessage(), setting),
                    e);
        }
    }
}
