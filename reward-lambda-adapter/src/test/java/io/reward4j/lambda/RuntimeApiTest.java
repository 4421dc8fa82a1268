package io.reward4j.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.lambda.LambdaEmulator.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RuntimeApiTest {

    @Test
    void anAnswerCountsThoughTheFunctionIsNoLongerThereToBeThanked() throws Exception {
        try (RuntimeApi api = new RuntimeApi(); HttpClient function = HttpClient.newHttpClient()) {
            CompletableFuture<Answer> answer = api.invoke("[]".getBytes(UTF_8), Duration.ofSeconds(1));
            URI invocation = URI.create("http://" + api.address() + "/2018-06-01/runtime/invocation/");
            String id = function
                    .send(HttpRequest.newBuilder(invocation.resolve("next")).build(), BodyHandlers.discarding())
                    .headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElseThrow();
            // a HEAD has no body in its reply, so that writing one fails as it does where the process is gone
            var thanked = function.sendAsync(
                    HttpRequest.newBuilder(invocation.resolve(id + "/response"))
                            .method("HEAD", BodyPublishers.ofString("[7]")).build(),
                    BodyHandlers.discarding());

            assertThat(thanked).isNotNull();
            assertThat(answer).succeedsWithin(Duration.ofSeconds(30)).extracting(Answer::body).isEqualTo("[7]");
        }
    }
}
