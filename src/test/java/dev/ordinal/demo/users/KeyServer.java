package dev.ordinal.demo.users;

import com.sun.net.httpserver.HttpServer;

import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Key set endpoint of an OpenID provider. */
final class KeyServer implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile String keys = "{\"keys\":[]}";

    private KeyServer(HttpServer server) {
        this.server = server;
    }

    static KeyServer start() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var keys = new KeyServer(HttpServer.create(address, 0));
        keys.server.createContext(
                "/keys",
                exchange -> {
                    keys.asked.incrementAndGet();
                    var body = keys.keys.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        keys.server.start();
        return keys;
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/keys";
    }

    void show(RsaJsonWebKey... current) {
        keys = new JsonWebKeySet(current).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    /** The number of requests so far. */
    int asked() {
        return asked.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
