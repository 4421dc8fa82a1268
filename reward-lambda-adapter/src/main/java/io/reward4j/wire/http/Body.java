package io.reward4j.wire.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/// What came of the body of a request.
sealed interface Body {

    /// How much of a body that is not taken is read, as a multiple of the limit, so that the client gets to read why.
    int DRAINED = 4;

    int BUFFER = 1 << 13;

    /// It is here.
    @SuppressWarnings("ArrayRecordComponent") // bytes that are read once and never compared
    record Whole(byte[] bytes) implements Body {}

    /// It has more bytes than a body may have.
    record TooLong() implements Body {}

    /// There is no room for it beside the bodies of others.
    record NoRoom() implements Body {}

    /// Reads what a client sends. Of what is not taken the rest is read and forgotten, so that the client reads the
    /// answer.
    static Body read(InputStream in, int limit, ByteBudget.Share claim) throws IOException {
        Body body = take(in, limit, claim);
        if (!(body instanceof Whole)) {
            claim.close();
            skip(in, (long) DRAINED * limit);
        }
        return body;
    }

    /// Reads a body. What has come is claimed as it comes, so that a client that sends nothing holds nothing.
    static Body take(InputStream in, int limit, ByteBudget.Share claim) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (bytes.size() + read > limit) {
                return new TooLong();
            }
            if (!claim.take(read)) {
                return new NoRoom();
            }
            bytes.write(buffer, 0, read);
        }
        return new Whole(bytes.toByteArray());
    }

    /// Reads up to the end, or until more than `most` bytes have come.
    static void skip(InputStream in, long most) throws IOException {
        byte[] ignored = new byte[BUFFER];
        long left = most;
        for (int read = in.read(ignored); read >= 0 && left > 0; read = in.read(ignored)) {
            left -= read;
        }
    }
}
