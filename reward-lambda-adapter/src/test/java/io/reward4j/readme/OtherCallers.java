package io.reward4j.readme;

import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.probe.RewardExplanation;
import io.reward4j.probe.RewardProbes;
import io.reward4j.wire.RewardEndpoint;
import io.reward4j.wire.RewardReply;
import io.reward4j.wire.SampleFields;
import io.reward4j.wire.http.RewardServer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

final class OtherCallers {

    final List<URI> called = new ArrayList<>();

    void serve() throws IOException {
        try (RewardServer server = RewardServer.builder(ChabsaSentiment.reward()).start(8080)) {
            train(server.uri());
        }
    }

    static RewardServer serveMine(RewardFunction reward) throws IOException {
        RewardServer server = RewardServer.builder(reward).protocol(new MyTrainer()).start(8080);
        return server;
    }

    static List<RewardEndpoint> endpoints(RewardFunction reward) {
        List<RewardEndpoint> endpoints = new ArrayList<>();
        {
            RewardEndpoint endpoint = RewardEndpoint.builder(reward)
                    .fields(SampleFields.standard().reference("/label").id("/row"))
                    .build();
            endpoints.add(endpoint);
        }
        RewardEndpoint endpoint = RewardEndpoint.builder(reward).format(RewardReply.Format.ENVELOPE).build();
        endpoints.add(endpoint);
        return endpoints;
    }

    static void check(RewardFunction reward, List<Sample> samples) {
        RewardProbes.assertNotGameable(reward, samples);
        System.out.println(RewardExplanation.of(reward));
    }

    private void train(URI server) {
        called.add(server);
    }
}
