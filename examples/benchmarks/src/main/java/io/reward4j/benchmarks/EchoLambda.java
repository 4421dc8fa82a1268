package io.reward4j.benchmarks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// A function that answers what it was sent: the least that a function can do.
public final class EchoLambda implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream event, OutputStream reply, Context context) throws IOException {
        event.transferTo(reply);
    }
}
