package dev.ordinal.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * TCP link from a port of its own to another port of this machine, which can be cut: nothing
 * arrives any more on either side, and neither side is told.
 */
public final class NetworkLink implements AutoCloseable {

    private static final int CHUNK = 8192;

    private final ServerSocket entrance;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private boolean cut;

    private NetworkLink(ServerSocket entrance, int target) {
        this.entrance = entrance;
        this.target = target;
    }

    /** Opens a link to a port. */
    public static NetworkLink to(int target) throws IOException {
        var entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var link = new NetworkLink(entrance, target);
        Thread.ofVirtual().start(link::accept);
        return link;
    }

    /** The port that stands for the target. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** Holds back whatever is sent from now on. */
    public synchronized void cut() {
        cut = true;
    }

    /** Delivers what was held back, and goes on. */
    public synchronized void restore() {
        cut = false;
        notifyAll();
    }

    private synchronized void awaitOpen() throws InterruptedException {
        while (cut) wait();
    }

    private void accept() {
        try {
            while (true) {
                var client = entrance.accept();
                Thread.ofVirtual().start(() -> connect(client));
            }
        } catch (IOException _) {
            // the link is closed
        }
    }

    private void connect(Socket client) {
        sockets.add(client);
        try {
            awaitOpen();
            var server = new Socket();
            sockets.add(server);
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
            Thread.ofVirtual().start(() -> pass(client, server));
            pass(server, client);
        } catch (IOException | InterruptedException _) {
            end(client);
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            var chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                awaitOpen();
                out.write(chunk, 0, read);
            }
            awaitOpen();
        } catch (IOException | InterruptedException _) {
            // one side has closed the connection, or the link is closed
        }
        sockets.remove(from);
        sockets.remove(to);
    }

    private void end(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException _) {
            // it is closed
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        restore();
        Set.copyOf(sockets).forEach(this::end);
    }
}
