package io.reward4j.wire.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.reward4j.RewardFunction;
import io.reward4j.wire.HttpProxy;
import io.reward4j.wire.WrittenLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who is let in, and what those hold who are slow or many.
@Timeout(60)
class ServerAdmissionTest {

    private static final String JSON = "Host: localhost\r\nContent-Type: application/json\r\n";

    private static RewardServer.Builder server() {
        return RewardServer.builder(Requests.SHARE_OF_A);
    }

    private static String slime(String response) {
        return "{\"prompt\":\"q\",\"response\":\"" + response + "\",\"label\":null}";
    }

    /// Returns the status line and all that follows.
    private static String post(RewardServer server, String headers, byte[] body) throws IOException {
        try (Socket socket = open(server, headers + "Connection: close\r\n", body)) {
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static String post(RewardServer server, String headers, String body) throws IOException {
        return post(server, headers, body.getBytes(UTF_8));
    }

    /// Returns a connection on which a request was sent.
    private static Socket open(RewardServer server, String headers, byte[] body) throws IOException {
        Socket socket = open(server, headers, body.length);
        socket.getOutputStream().write(body);
        return socket;
    }

    /// Returns a connection on which the body is still to be sent.
    private static Socket open(RewardServer server, String headers, int length) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        OutputStream out = socket.getOutputStream();
        out.write(("POST /slime HTTP/1.1\r\n" + headers + "Content-Length: " + length + "\r\n\r\n").getBytes(UTF_8));
        out.flush();
        return socket;
    }

    @Test
    void aTokenIsAskedForUnderEveryPathButHealth() throws IOException {
        AtomicReference<String> token = new AtomicReference<>("s3cret");
        try (RewardServer server = server().bearerToken(token::get).start(0)) {
            assertThat(post(server, JSON, slime("a"))).startsWith("HTTP/1.1 401").contains("Www-authenticate: Bearer")
                    .contains("{\"error\":\"send the header").doesNotContain("s3cret");
            for (String wrong : List.of("Bearer s3cre", "Bearer s3cret2", "Bearer ", "Bearer", "Basic s3cret",
                    "s3cret")) {
                assertThat(post(server, JSON + "Authorization: " + wrong + "\r\n", slime("a"))).as(wrong)
                        .startsWith("HTTP/1.1 401");
            }
            assertThat(post(server, JSON + "Authorization: Bearer s3cret\r\n", slime("a"))).startsWith("HTTP/1.1 200");
            assertThat(post(server, JSON + "Authorization: bearer s3cret\r\n", slime("a"))).startsWith("HTTP/1.1 200");

            token.set("another");
            assertThat(post(server, JSON + "Authorization: Bearer s3cret\r\n", slime("a"))).startsWith("HTTP/1.1 401");
            token.set("");
            assertThat(post(server, JSON + "Authorization: Bearer \r\n", slime("a"))).startsWith("HTTP/1.1 500");
        }
    }

    @Test
    void healthIsToldToAnybody() throws Exception {
        try (RewardServer server = server().bearerToken(() -> "s3cret").start(0);
                HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(HttpRequest.newBuilder(server.uri().resolve("/health")).build(),
                    BodyHandlers.ofString()).statusCode()).isEqualTo(200);
            assertThat(client.send(HttpRequest.newBuilder(server.uri().resolve("/reverify_mode")).build(),
                    BodyHandlers.ofString()).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aTokenThatCannotBeReadLetsNobodyIn() throws IOException {
        try (RewardServer server = server().bearerToken(() -> {
            throw new IllegalStateException("the vault is shut: s3cret");
        }).start(0)) {
            assertThat(post(server, JSON + "Authorization: Bearer x\r\n", slime("a"))).startsWith("HTTP/1.1 500")
                    .doesNotContain("vault");
        }
    }

    @ParameterizedTest
    @CsvSource({"application/json, 200", "Application/JSON; charset=utf-8, 200", "application/problem+json, 200",
            "text/plain, 415", "application/x-www-form-urlencoded, 415", "multipart/form-data, 415", "json, 415"})
    void bodiesAreSaidToBeJson(String type, int status) throws IOException {
        try (RewardServer server = server().start(0)) {
            assertThat(post(server, "Host: localhost\r\nContent-Type: " + type + "\r\n", slime("a")))
                    .startsWith("HTTP/1.1 " + status);
        }
        try (RewardServer server = server().anyContentType().start(0)) {
            assertThat(post(server, "Host: localhost\r\nContent-Type: " + type + "\r\n", slime("a")))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aBodyOfNoTypeIsRefused() throws IOException {
        try (RewardServer server = server().start(0)) {
            assertThat(post(server, "Host: localhost\r\n", slime("a"))).startsWith("HTTP/1.1 415")
                    .endsWith("{\"error\":\"send the header 'Content-Type: application/json'\"}");
        }
    }

    @ParameterizedTest
    @CsvSource({"localhost, 200", "localhost:8080, 200", "LOCALHOST, 200", "127.0.0.1:1, 200", "127.1.2.3, 200",
            "[::1], 200", "[::1]:80, 200", "gateway.internal, 200", "evil.example, 421", "localhost.evil.example, 421",
            "127.0.0.1.evil.example, 421", "evil.example:8080, 421", "10.0.0.1, 421"})
    void onTheLoopbackAddressTheServerIsCalledByItsOwnNames(String host, int status) throws IOException {
        try (RewardServer server = server().hosts("Gateway.internal").start(0)) {
            assertThat(post(server, "Content-Type: application/json\r\nHost: " + host + "\r\n", slime("a")))
                    .startsWith("HTTP/1.1 " + status);
        }
    }

    @Test
    void onAnotherAddressAnyNameIsAsGood() throws IOException {
        try (RewardServer server = server().address(InetAddress.getByName("0.0.0.0")).start(0)) {
            assertThat(post(server, "Content-Type: application/json\r\nHost: rewards.cluster\r\n", slime("a")))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aServerOnAllAddressesNamesOneThatAClientCanUse() throws Exception {
        try (RewardServer server = server().address(InetAddress.getByName("0.0.0.0")).bearerToken(() -> "t").start(0)) {
            assertThat(server.uri().getHost()).isEqualTo(InetAddress.getLoopbackAddress().getHostAddress());
            try (HttpClient client = HttpClient.newHttpClient()) {
                HttpRequest health = HttpRequest.newBuilder(server.uri().resolve("/health")).build();
                assertThat(client.send(health, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void aServerThatIsOpenToOtherMachinesWithoutATokenSaysSoOnce() throws IOException {
        InetAddress all = InetAddress.getByName("0.0.0.0");
        try (WrittenLog log = new WrittenLog();
                RewardServer open = server().address(all).start(0);
                RewardServer guarded = server().address(all).bearerToken(() -> "t").start(0);
                RewardServer local = server().start(0)) {
            for (RewardServer server : List.of(open, guarded, local)) {
                post(server, JSON, slime("a"));
            }
            assertThat(log.lines()).containsExactly("WARNING the server on 0.0.0.0 is open to other machines without a "
                    + "token: whoever reaches it can cause the costs of the reward; set one with bearerToken(…)");
        }
    }

    @Test
    void anUnknownPathIsAnsweredWithThePathsThatAre() throws Exception {
        try (RewardServer server = server().start(0); HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest wrong = HttpRequest.newBuilder(server.uri().resolve("/rewards")).build();
            assertThat(client.send(wrong, BodyHandlers.ofString()).body())
                    .contains("nothing is served under this path; "
                            + "the paths are /gemini, /health, /openrlhf, /reverify_mode, /reward, /seed_session, /slime, "
                            + "/slime/object, /verify");
        }
    }

    @Test
    void clientsThatSendLittleByLittleTakeNobodysPlace() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try (RewardServer server = server().concurrentRequests(1).start(0)) {
            for (int i = 0; i < 100; i++) {
                Socket socket = open(server, JSON, 1_000);
                socket.getOutputStream().write('{');
                slow.add(socket);
            }
            assertThat(post(server, JSON, slime("aaa"))).startsWith("HTTP/1.1 200").endsWith("0.3");
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void bodiesShareABudgetOfBytesAndWhatIsBeyondIsToldToComeAgain() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        RewardFunction holding = sample -> {
            if (sample.completion().startsWith("held")) {
                begun.countDown();
                await(released);
            }
            return Requests.SHARE_OF_A.score(sample);
        };
        try (RewardServer server = RewardServer.builder(holding).concurrentRequests(4).bodyLimit(90_000)
                .bodyBudget(100_000).start(0);
                Socket held = open(server, JSON + "Connection: close\r\n",
                        slime("held" + "a".repeat(70_000)).getBytes(UTF_8))) {
            await(begun);
            assertThat(post(server, JSON, slime("a".repeat(60_000)))).startsWith("HTTP/1.1 503")
                    .contains("Retry-after: 1").endsWith("are being worked on\"}");
            assertThat(post(server, JSON, slime("a".repeat(10_000)))).startsWith("HTTP/1.1 200");

            released.countDown();
            assertThat(new String(held.getInputStream().readAllBytes(), UTF_8)).startsWith("HTTP/1.1 200");
            String after = post(server, JSON, slime("a".repeat(60_000)));
            while (!after.startsWith("HTTP/1.1 200")) {
                after = post(server, JSON, slime("a".repeat(60_000)));
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aBodyCountsAsItIsExpanded() throws IOException {
        byte[] body = HttpProxy.gzip(slime("a".repeat(80_000)).getBytes(UTF_8));
        try (RewardServer server = server().bodyLimit(90_000).bodyBudget(50_000).start(0)) {
            assertThat(post(server, JSON + "Content-Encoding: gzip\r\n", body)).startsWith("HTTP/1.1 503");
        }
        try (RewardServer server = server().bodyLimit(90_000).bodyBudget(100_000).start(0)) {
            assertThat(post(server, JSON + "Content-Encoding: gzip\r\n", body)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void runningOutOfMemoryIsAnswered() throws IOException {
        RewardFunction greedy = sample -> {
            throw new OutOfMemoryError("simulated");
        };
        try (RewardServer server = RewardServer.builder(greedy).start(0)) {
            assertThat(post(server, JSON, slime("a"))).startsWith("HTTP/1.1 503").endsWith(
                    "{\"error\":\"not enough memory for this request\"}");
        }
    }

    @Test
    void repliesAreNotHeldBackForTheClientsAcknowledgement() throws IOException {
        try (RewardServer server = server().start(0)) {
            assertThat(System.getProperty("sun.net.httpserver.nodelay")).isEqualTo("true");
            assertThat(server.port()).isPositive();
        }
    }

    @Test
    void closingIsQuiet() throws IOException {
        List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> uncaught.add(thrown));
        List<Socket> clients = new ArrayList<>();
        try {
            RewardServer server = server().start(0);
            for (int i = 0; i < 50; i++) {
                clients.add(open(server, JSON, 1_000));
            }
            server.close();
            for (Socket client : clients) {
                client.close();
            }
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertThat(uncaught).isEmpty();
    }

    @Test
    void whatIsSentCanBeEncrypted() throws Exception {
        SSLContext context = context();
        try (RewardServer server = server().tls(context).start(0);
                HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
            assertThat(server.uri()).hasScheme("https");
            HttpRequest request = HttpRequest.newBuilder(server.uri().resolve("/slime"))
                    .header("Content-Type", "application/json").POST(BodyPublishers.ofString(slime("aaaa"))).build();
            assertThat(client.send(request, BodyHandlers.ofString()).body()).isEqualTo("0.4");
        }
    }

    /// Keys for tests alone, made by `keytool`.
    private static SSLContext context() throws Exception {
        char[] password = "changeit".toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Objects.requireNonNull(
                ServerAdmissionTest.class.getResourceAsStream("test-only.p12"))) {
            store.load(in, password);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    @Test
    void optionsAreChecked() {
        assertThatIllegalArgumentException().isThrownBy(() -> server().bodyBudget(0)).withMessageContaining("budget");
        assertThatIllegalArgumentException().isThrownBy(() -> server().hosts("a", "a"));
    }
}
