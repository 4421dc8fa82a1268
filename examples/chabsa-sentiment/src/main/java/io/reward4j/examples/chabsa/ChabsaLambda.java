package io.reward4j.examples.chabsa;

import io.reward4j.lambda.RewardLambda;

/// The handler to deploy: `io.reward4j.examples.chabsa.ChabsaLambda`.
public final class ChabsaLambda extends RewardLambda {
    public ChabsaLambda() {
        super(ChabsaSentiment.reward());
    }
}
