package com.example.reward;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import io.reward4j.Sample;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;

/// Scores an answer, and answers an event as the Lambda function does.
public final class Check {

    private static final String ANSWER = "{\"reason\": \"\\\\boxed{positive}\"}";
    private static final String EVENT = """
            [{"id": "1", "reference_answer": "positive",
              "messages": [{"role": "assistant", "content": "{\\"reason\\": \\"\\\\\\\\boxed{negative}\\"}"}]}]""";

    private Check() {}

    public static void main(String[] arguments) throws IOException {
        double value = OutlookReward.reward().score(Sample.of("Which outlook?", ANSWER).withReference("positive"))
                .value();
        expect("1.0", Double.toString(value));

        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        new OutlookLambda().handleRequest(new ByteArrayInputStream(EVENT.getBytes(UTF_8)), reply, context());
        expect("\"aggregate_reward_score\":0.2,", reply.toString(UTF_8));
        System.out.println(value + " " + reply.toString(UTF_8));
    }

    private static void expect(String expected, String actual) {
        if (!actual.contains(expected)) {
            throw new AssertionError(actual + " has no " + expected);
        }
    }

    private static Context context() {
        return (Context) Proxy.newProxyInstance(Context.class.getClassLoader(), new Class<?>[]{Context.class},
                (proxy, method, given) -> method.getName().equals("getRemainingTimeInMillis") ? 10_000 : null);
    }
}
