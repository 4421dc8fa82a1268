package io.reward4j.readme;

import io.reward4j.RewardFunction;
import io.reward4j.rlvr.Similarity;
import io.reward4j.rlvr.VerifiableReward;
import io.reward4j.rlvr.extract.Extractors;
import io.reward4j.wire.http.RewardServer;
import java.io.IOException;
import java.net.InetAddress;

/// The server of the page on trainers.
final class Trainers {

    private Trainers() {}

    static RewardFunction reward() {
        RewardFunction reward = VerifiableReward.of(Extractors.finalAnswer(), Similarity.within(0.01));
        return reward;
    }

    static RewardServer serve(RewardFunction reward) throws IOException {
        RewardServer server = RewardServer.builder(reward).start(8080);
        return server;
    }

    static RewardServer serveOthers(RewardFunction reward) throws IOException {
        RewardServer server = RewardServer.builder(reward)
                .address(InetAddress.getByName("0.0.0.0"))
                .bearerToken(() -> System.getenv("REWARD_TOKEN")) // asked for each request, so that it can change
                .start(8080);
        return server;
    }
}
