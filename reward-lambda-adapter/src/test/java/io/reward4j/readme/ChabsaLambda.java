package io.reward4j.readme;

import io.reward4j.lambda.RewardLambda;

public final class ChabsaLambda extends RewardLambda {
    public ChabsaLambda() {
        super(ChabsaSentiment.reward());
    }
}
