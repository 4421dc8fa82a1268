package io.reward4j.judge.bedrock;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.json.JsonMapper;

/// The body of a reply, which must not hold a name twice in one object: the SDK would keep the last value without a
/// word.
///
/// It is checked up to 4 MiB, when it is first read.
final class CheckedBody extends InputStream {

    private static final int MAX_BODY = 4 << 20;
    private static final JsonMapper STRICT = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final InputStream body;
    private @Nullable InputStream checked;

    CheckedBody(InputStream body) {
        this.body = body;
    }

    /// Says that a name stands twice.
    static final class DuplicateName extends IOException {

        private static final long serialVersionUID = 1;

        DuplicateName() {
            super("a name stands twice in one object");
        }
    }

    @Override
    public int read() throws IOException {
        return checked().read();
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        return checked().read(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    private InputStream checked() throws IOException {
        if (checked == null) {
            byte[] start = body.readNBytes(MAX_BODY);
            if (hasDuplicate(start)) {
                throw new DuplicateName();
            }
            checked = new SequenceInputStream(new ByteArrayInputStream(start), body);
        }
        return checked;
    }

    private static boolean hasDuplicate(byte[] body) {
        try (JsonParser parser = STRICT.createParser(body)) {
            while (parser.nextToken() != null) {
                // each name is checked as it is read
            }
            return false;
        } catch (StreamReadException e) {
            return e.getOriginalMessage().startsWith("Duplicate ");
        } catch (JacksonException e) {
            return false;
        }
    }
}
