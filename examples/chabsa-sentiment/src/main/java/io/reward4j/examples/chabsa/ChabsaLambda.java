package io.reward4j.examples.chabsa;

import io.reward4j.lambda.RewardLambda;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The handler to deploy: `io.reward4j.examples.chabsa.ChabsaLambda`.
public final class ChabsaLambda extends RewardLambda {

    private static final String WARM_UP = "events/warm-up.json";

    public ChabsaLambda() {
        super(ChabsaSentiment.reward());
    }

    @Override
    protected byte[] warmUpEvent() {
        try (InputStream event = Objects.requireNonNull(ChabsaLambda.class.getResourceAsStream(WARM_UP))) {
            return event.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
