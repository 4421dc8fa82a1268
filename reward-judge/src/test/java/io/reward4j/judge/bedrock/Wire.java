package io.reward4j.judge.bedrock;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/// Lies between a client and a server on this machine, and counts the client's connections.
final class Wire implements AutoCloseable {

    private final ServerSocket listening;
    private final URI server;
    private int opened;
    private int open;

    Wire(URI server) throws IOException {
        this.server = server;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    URI endpoint() {
        return URI.create("http://" + server.getHost() + ":" + listening.getLocalPort());
    }

    /// How many connections there were.
    synchronized int opened() {
        return opened;
    }

    /// How many connections the client has not closed.
    synchronized int open() {
        return open;
    }

    synchronized void awaitNoneOpen() throws InterruptedException {
        while (open > 0) {
            wait();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                count(1);
                Thread.startVirtualThread(() -> join(client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void join(Socket client) {
        try (client; Socket there = new Socket(server.getHost(), server.getPort())) {
            Thread.startVirtualThread(() -> pipe(there, client));
            pipe(client, there);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            count(-1);
        }
    }

    private static void pipe(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            // one of them has left
        }
    }

    private synchronized void count(int change) {
        opened += Math.max(0, change);
        open += change;
        notifyAll();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
