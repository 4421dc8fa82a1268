package io.reward4j.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What becomes of a server to which more connections are made than its process may open files.
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class FewDescriptorsTest {

    private static final int FILES = 256;
    private static final int CLIENTS = 400;
    private static final byte[] HEALTH = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(
            StandardCharsets.US_ASCII);

    @Test
    void itDoesNotSpinAndAnswersWhenTheyAreGone() throws Exception {
        List<Socket> idle = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start(FILES)) {
            for (int i = 0; i < CLIENTS; i++) {
                idle.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
            }
            assertThat(idle.stream().filter(FewDescriptorsTest::isOpen).count()).isBetween(1L, (long) FILES);

            // Where none were left, the server would try in vain to accept the next client, again and again.
            assertThat(server.openFiles()).isLessThan(FILES);
            for (Socket socket : idle) {
                socket.close();
            }
            assertThat(isHealthyAtLast(server.port())).isTrue();
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    /// Those beyond what the server takes are closed by it at once.
    private static boolean isOpen(Socket socket) {
        try {
            socket.setSoTimeout(20);
            return socket.getInputStream().read() >= 0;
        } catch (SocketException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /// The server hears of closed connections one after the other.
    private static boolean isHealthyAtLast(int port) throws InterruptedException {
        for (int attempt = 0; attempt < 100; attempt++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(2_000);
                OutputStream out = socket.getOutputStream();
                out.write(HEALTH);
                InputStream in = socket.getInputStream();
                if (new String(in.readNBytes(12), StandardCharsets.US_ASCII).equals("HTTP/1.1 200")) {
                    return true;
                }
            } catch (IOException e) {
                // closed at once: the server has not yet heard that the others are gone
            }
            Thread.sleep(100);
        }
        return false;
    }
}
