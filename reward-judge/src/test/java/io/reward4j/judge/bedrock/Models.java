package io.reward4j.judge.bedrock;

import io.reward4j.judge.server.FixtureServer;
import java.net.URI;

/// Models that ask a server on this machine.
final class Models {

    static final String ID = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
    static final String KEY = "not-a-real-secret";

    static {
        System.setProperty("aws.accessKeyId", "not-a-real-id");
        System.setProperty("aws.secretAccessKey", KEY);
    }

    private Models() {}

    static BedrockJudgeModel.Builder of(FixtureServer server) {
        return of(ID, server);
    }

    static BedrockJudgeModel.Builder of(String id, FixtureServer server) {
        return builder(id, server.endpoint());
    }

    static BedrockJudgeModel.Builder builder(URI endpoint) {
        return builder(ID, endpoint);
    }

    static BedrockJudgeModel.Builder builder(String id, URI endpoint) {
        return BedrockJudgeModel.builder(id).region("us-east-1").endpoint(endpoint);
    }
}
