package io.reward4j.wire.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Traits;
import io.reward4j.wire.HttpProxy;
import io.reward4j.wire.RewardEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class RewardServerTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @AfterAll
    static void closeTheClient() {
        CLIENT.close();
    }

    private static RewardServer.Builder server() {
        return RewardServer.builder(Requests.SHARE_OF_A);
    }

    private static HttpRequest request(RewardServer server, String method, String path, byte[] body) {
        return HttpRequest.newBuilder(server.uri().resolve(path)).method(method, BodyPublishers.ofByteArray(body))
                .header("Content-Type", "application/json").build();
    }

    private static HttpResponse<String> send(RewardServer server, String method, String path, byte[] body) {
        return CLIENT.sendAsync(request(server, method, path, body), BodyHandlers.ofString()).join();
    }

    private static byte[] slime(String response) {
        return ("{\"prompt\":\"q\",\"response\":\"" + response + "\",\"label\":null}").getBytes(UTF_8);
    }

    @Test
    void everyFormatIsServedUnderItsPath() throws IOException {
        try (RewardServer server = server().start(0)) {
            assertThat(send(server, "POST", "/openrlhf", Requests.fixture("openrlhf.json")).body())
                    .startsWith("{\"rewards\":[0.3]");
            assertThat(send(server, "POST", "/slime", Requests.fixture("slime.json")).body()).isEqualTo("0.3");
            assertThat(send(server, "POST", "/slime/object", Requests.fixture("slime.json")).body())
                    .startsWith("{\"reward\":0.3,");
            assertThat(send(server, "POST", "/verify", Requests.fixture("nemo-gym.json")).body())
                    .endsWith("\"reward\":0.3,\"reward_failed\":0}");
            assertThat(send(server, "POST", "/gemini", Requests.fixture("gemini.json")).body())
                    .startsWith("{\"reward\":0.3,");
            assertThat(send(server, "GET", "/reverify_mode", new byte[0]).body()).isEqualTo("\"stateless\"");
            assertThat(send(server, "POST", "/reward",
                    "[{\"id\":7,\"messages\":[{\"role\":\"assistant\",\"content\":\"aa\"}]}]".getBytes(UTF_8)).body())
                    .startsWith("[{\"id\":7,\"aggregate_reward_score\":0.2,");
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, /health, 200", "POST, /health, 405", "GET, /slime, 405", "DELETE, /verify, 405", "POST, /, 404",
            "POST, /slime/x, 404", "GET, /verify, 405", "POST, /reverify_mode, 405", "OPTIONS, /slime, 200",
            "POST, /seed_session, 200", "POST, /slime, 400",
            "POST, /openrlhf, 400", "POST, /verify, 400", "POST, /gemini, 400", "POST, /reward, 400"})
    void otherRequestsHaveAStatusAndAreJson(String method, String path, int status) throws IOException {
        try (RewardServer server = server().start(0)) {
            HttpResponse<String> response = send(server, method, path, "no JSON".getBytes(UTF_8));

            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(Requests.JSON.readTree(response.body()).isObject()).isTrue();
            assertThat(response.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
        }
    }

    @Test
    void bodyBeyondTheLimitIsRefusedAndTheNextRequestServed() throws IOException {
        try (RewardServer server = server().bodyLimit(100_000).start(0)) {
            assertThat(send(server, "POST", "/slime", slime("a".repeat(100_000))).statusCode()).isEqualTo(413);
            HttpRequest chunked = HttpRequest.newBuilder(server.uri().resolve("/slime"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArrays(List.of(slime("a".repeat(200_000))))).build();
            assertThat(CLIENT.sendAsync(chunked, BodyHandlers.ofString()).join().statusCode()).isEqualTo(413);
            assertThat(send(server, "POST", "/slime", slime("a".repeat(90_000))).body()).isEqualTo("1.0");
        }
    }

    @Test
    void compressedBodyIsReadAndABombIsRefused() throws IOException {
        try (RewardServer server = server().bodyLimit(100_000).start(0)) {
            assertThat(compressed(server, HttpProxy.gzip(slime("aaa")), "gzip").body()).isEqualTo("0.3");
            assertThat(compressed(server, HttpProxy.gzip(slime("a".repeat(100_000))), "gzip").statusCode())
                    .isEqualTo(413);
            assertThat(compressed(server, Arrays.copyOf(HttpProxy.bomb(), 100_000), "gzip").statusCode())
                    .isEqualTo(413);
            assertThat(compressed(server, Arrays.copyOf(HttpProxy.gzip(slime("aaa")), 20), "gzip").statusCode())
                    .isEqualTo(400);
            assertThat(compressed(server, slime("aaa"), "br").statusCode()).isEqualTo(415);
        }
    }

    private static HttpResponse<String> compressed(RewardServer server, byte[] body, String encoding) {
        HttpRequest request = HttpRequest.newBuilder(server.uri().resolve("/slime"))
                .header("Content-Encoding", encoding).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)).build();
        return CLIENT.sendAsync(request, BodyHandlers.ofString()).join();
    }

    @Test
    void furtherProtocolIsServedUnderItsPath() throws IOException {
        try (RewardServer server = server().protocol(PlainTextProtocol.at("/plain/text")).anyContentType()
                .start(0)) {
            assertThat(send(server, "POST", "/plain/text", "aaaa".getBytes(UTF_8)).body()).isEqualTo("0.4");
            assertThat(send(server, "POST", "/slime", slime("a")).body()).isEqualTo("0.1");
            assertThat(send(server, "GET", "/plain/text", new byte[0]).statusCode()).isEqualTo(405);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /slime         | the path /slime of io.reward4j.wire.http.PlainTextProtocol is taken by SLIME: choose another
            /reward        | the path /reward has a meaning of its own: choose another for
            /health        | the path /health has a meaning of its own
            /reverify_mode | the path /reverify_mode has a meaning of its own
            slime          | 'slime' is no path to serve a protocol under: write it like "/my-trainer"
            /              | '/' is no path
            /x/            | '/x/' is no path
            /x?y           | '/x?y' is no path
            /é             | '/é' is no path
            """)
    void pathThatIsTakenOrNoneIsRefused(String path, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> server().protocol(PlainTextProtocol.at(path)))
                .withMessageStartingWith(message);
        assertThatIllegalArgumentException().isThrownBy(
                () -> FunctionUrl.of(RewardEndpoint.of(Requests.SHARE_OF_A)).withProtocol(PlainTextProtocol.at(path)));
    }

    @Test
    void twoProtocolsOfOnePathAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(
                () -> server().protocol(PlainTextProtocol.at("/plain")).protocol(PlainTextProtocol.at("/plain")))
                .withMessageContaining("is taken by PlainTextProtocol[path=/plain]");
    }

    @Test
    void manyRequestsAtOnceGetTheirOwnAnswers() throws IOException {
        CountDownLatch together = new CountDownLatch(64);
        RewardFunction reward = ((RewardFunction) sample -> {
            together.countDown();
            try {
                together.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Requests.SHARE_OF_A.score(sample);
        }).withTraits(Traits.calling(1));
        try (RewardServer server = RewardServer.builder(reward).start(0)) {
            List<CompletableFuture<HttpResponse<String>>> responses = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                byte[] body = slime("a".repeat(i % 11));
                responses.add(CLIENT.sendAsync(request(server, "POST", "/slime", body), BodyHandlers.ofString()));
            }
            for (int i = 0; i < 64; i++) {
                assertThat(responses.get(i).join().body()).isEqualTo(Double.toString(i % 11 / 10.0));
            }
        }
    }

    @Test
    void noMoreRequestsAreWorkedOnThanThereArePlaces() throws IOException {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        RewardFunction reward = sample -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            for (int i = 0; i < 10_000; i++) {
                Thread.onSpinWait();
            }
            now.decrementAndGet();
            return Reward.pass();
        };
        try (RewardServer server = RewardServer.builder(reward).concurrentRequests(2).start(0)) {
            List<CompletableFuture<HttpResponse<String>>> responses = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                responses.add(CLIENT.sendAsync(request(server, "POST", "/slime", slime("a")), BodyHandlers.ofString()));
            }
            responses.forEach(response -> assertThat(response.join().body()).isEqualTo("1.0"));
        }
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void sampleThatTakesTooLongIsAnsweredByThePolicy() throws IOException {
        RewardFunction reward = ((RewardFunction) sample -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Reward.pass();
        }).withTraits(Traits.calling(1));
        try (RewardServer server = RewardServer.builder(reward).timeLimit(Duration.ofMillis(200)).start(0)) {
            assertThat(send(server, "POST", "/slime/object", slime("a")).body())
                    .isEqualTo("{\"reward\":0.5,\"reward_failed\":1,"
                            + "\"reward_failure\":\"deadline: the time was up\",\"parts\":{}}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /sli", "POST /slime HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n"
            + "Content-Type: application/json\r\n\r\n{"})
    void clientThatStallsIsCutOff(String beginning) throws IOException {
        try (RewardServer server = server().patience(Duration.ofMillis(200)).concurrentRequests(1).start(0);
                Socket stalling = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            stalling.getOutputStream().write(beginning.getBytes(UTF_8));

            assertThat(send(server, "POST", "/slime", slime("a")).body()).isEqualTo("0.1");
            assertThat(stalling.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    @Timeout(20)
    void timesWithoutEndAreKept() throws IOException {
        Duration endless = ChronoUnit.FOREVER.getDuration();
        try (RewardServer server = server().patience(endless).timeLimit(endless).start(0)) {
            assertThat(send(server, "POST", "/slime", slime("a")).body()).isEqualTo("0.1");
        }
    }

    @Test
    void closingWaitsForRequestsUnderWay() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        RewardFunction reward = ((RewardFunction) sample -> {
            started.countDown();
            try {
                if (!sample.completion().isEmpty()) {
                    closing.await();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Reward.pass();
        }).withTraits(Traits.calling(1));
        RewardServer server = RewardServer.builder(reward).start(0);
        var response = CLIENT.sendAsync(request(server, "POST", "/slime", slime("a")), BodyHandlers.ofString());
        started.await();
        Thread closer = Thread.startVirtualThread(server::close);
        while (send(server, "POST", "/slime", slime("")).statusCode() != 503) {
            Thread.onSpinWait();
        }
        closing.countDown();

        assertThat(response.join().body()).isEqualTo("1.0");
        closer.join();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> CLIENT.send(request(server, "GET", "/health", new byte[0]), BodyHandlers.ofString()));
    }

    @Test
    void listensOnTheLoopbackAddressAndClosesTwice() throws IOException {
        RewardServer server = server().start(0);

        assertThat(InetAddress.getByName(server.uri().getHost()).isLoopbackAddress()).isTrue();
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> server().start(server.port()));
        server.close();
        server.close();
    }

    @Test
    void optionsAreChecked() {
        assertThatIllegalArgumentException().isThrownBy(() -> server().bodyLimit(0)).withMessageContaining("body");
        assertThatIllegalArgumentException().isThrownBy(() -> server().concurrentRequests(0));
        assertThatIllegalArgumentException().isThrownBy(() -> server().timeLimit(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> server().patience(Duration.ofSeconds(-1)));
    }
}
