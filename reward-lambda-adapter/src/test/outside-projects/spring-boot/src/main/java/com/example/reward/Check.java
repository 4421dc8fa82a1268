package com.example.reward;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/// Starts the service on any free port, sends it one request, and ends.
public final class Check {

    private static final String REQUEST = """
            {"question": "Which outlook?", "gold_label": "positive",
             "text": "{\\"reason\\": \\"\\\\\\\\boxed{negative}\\"}"}""";
    private static final String REPLY = """
            {"value":0.2,"parts":{"concise":1.0,"outlook":0.0,"schema":1.0}}""";

    private Check() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (var service = (ServletWebServerApplicationContext) SpringApplication.run(OutlookService.class,
                "--server.port=0", "--spring.main.banner-mode=off");
                HttpClient client = HttpClient.newHttpClient()) {
            URI scores = URI.create("http://localhost:" + service.getWebServer().getPort() + "/score");
            HttpResponse<String> reply = client.send(HttpRequest.newBuilder(scores)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(REQUEST)).build(), BodyHandlers.ofString());
            if (!reply.body().equals(REPLY)) {
                throw new AssertionError(reply.statusCode() + " " + reply.body() + " is not " + REPLY);
            }
            System.out.println(reply.body());
        }
    }
}
