package io.reward4j.readme;

import io.reward4j.lambda.Telemetry;
import io.reward4j.lambda.TrainerLambda;
import io.reward4j.wire.RewardEndpoint;

public final class MyTrainerLambda extends TrainerLambda {
    public MyTrainerLambda() {
        super(RewardEndpoint.of(ChabsaSentiment.reward()), Telemetry.standard(), new MyTrainer());
    }
}
