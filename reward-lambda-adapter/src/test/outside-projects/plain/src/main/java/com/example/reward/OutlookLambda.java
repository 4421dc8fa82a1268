package com.example.reward;

import io.reward4j.lambda.RewardLambda;

public final class OutlookLambda extends RewardLambda {
    public OutlookLambda() {
        super(OutlookReward.reward());
    }
}
