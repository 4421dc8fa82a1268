package io.reward4j.rlvr.code;

import io.reward4j.rlvr.code.CodeRun.Status;
import io.reward4j.rlvr.code.GuestThread.Ended;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One interpreter with its streams, begun from an image and thrown away after use. For one [GuestThread].
final class PythonGuest implements Wasi.Streams {

    /// The descriptor of the channel: of those beside the streams the only one that the interpreter hands to its host.
    private static final int CHANNEL = 3;
    private static final byte[] NO_MODULE = {};
    private static final int MOST_ERRORS = 1 << 16;

    private final PythonWasm.Guest guest;
    private final byte[] input;
    private final int mostOutput;
    private final @Nullable Function<byte[], byte[]> channel;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private int inputAt;
    private byte[] answer = {};
    private int answerAt;
    private int exitStatus;
    private String thrown = "";
    private @Nullable Status dead;

    private PythonGuest(
            Function<PythonGuest, PythonWasm.Guest> start,
            byte[] input,
            int mostOutput,
            @Nullable Function<byte[], byte[]> channel) {
        this.input = input;
        this.mostOutput = mostOutput;
        this.channel = channel;
        this.guest = start.apply(this);
    }

    /// Returns an interpreter for a program, which may read `input` and write `mostOutput` bytes.
    static PythonGuest forProgram(PythonImage image, int mostPages, byte[] input, int mostOutput) {
        return new PythonGuest(resumed(image, mostPages), input, mostOutput, null);
    }

    /// Returns an interpreter for functions, whose output is thrown away.
    static PythonGuest forCandidate(PythonImage image, int mostPages) {
        return new PythonGuest(resumed(image, mostPages), new byte[0], Integer.MAX_VALUE, null);
    }

    /// Returns an interpreter for tests, which may ask `channel`.
    static PythonGuest forTests(PythonImage image, int mostPages, Function<byte[], byte[]> channel) {
        return new PythonGuest(resumed(image, mostPages), new byte[0], Integer.MAX_VALUE, channel);
    }

    private static Function<PythonGuest, PythonWasm.Guest> resumed(PythonImage image, int mostPages) {
        return streams -> image.module().resume(new Wasi(streams, NO_MODULE), mostPages, image.state());
    }

    /// Starts an interpreter from nothing, lets it import what programs ask for, and returns its state.
    static GuestState stateAfterStart(PythonWasm module, byte[] guestModule) {
        return GuestThread.call(Long.MAX_VALUE, () -> {
            PythonGuest starting = new PythonGuest(
                    streams -> module.start(new Wasi(streams, guestModule), 1 << 11),
                    new byte[0], Integer.MAX_VALUE, null);
            try {
                starting.guest.setUp("main");
                starting.guest.call(new byte[]{'0'});
            } catch (RuntimeException e) {
                throw new IllegalStateException("the Python interpreter cannot be started: " + starting.thrown
                        + starting.errors.toString(StandardCharsets.UTF_8), e);
            }
            return starting.guest.state();
        });
    }

    /// Gives the guest a command with its fields.
    ///
    /// @return what it answered; null where it died, and [#death()] says of what
    /// @throws Ended if it was stopped or the fuel is used up
    byte @Nullable [] call(char command, byte[]... fields) {
        if (dead != null) {
            return null;
        }
        try {
            byte[] reply = guest.call(request(command, fields));
            if (reply == null) {
                dead = guest.wantedMore() ? Status.OUT_OF_MEMORY : Status.FAILED;
            }
            return reply;
        } catch (Ended e) {
            dead = switch (e.reason()) {
                case OUTPUT_LIMIT -> Status.OUTPUT_LIMIT;
                case EXITED -> exitStatus == 0 ? Status.FINISHED : failure();
                case OUT_OF_FUEL, STOPPED -> throw e;
            };
            return null;
        } catch (RuntimeException | StackOverflowError e) {
            dead = failure();
            return null;
        }
    }

    private Status failure() {
        return guest.wantedMore() ? Status.OUT_OF_MEMORY : Status.FAILED;
    }

    /// How the guest died; to be asked where [#call] answered null.
    Status death() {
        return dead == null ? Status.FAILED : dead;
    }

    String output() {
        return output.toString(StandardCharsets.UTF_8);
    }

    String errors() {
        return errors.toString(StandardCharsets.UTF_8);
    }

    private static byte[] request(char command, byte[][] fields) {
        int length = 1;
        for (byte[] field : fields) {
            length += Integer.BYTES + field.length;
        }
        ByteBuffer request = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN).put((byte) command);
        for (byte[] field : fields) {
            request.putInt(field.length).put(field);
        }
        return request.array();
    }

    @Override
    public boolean write(int descriptor, byte[] bytes) {
        if (descriptor == 1) {
            if (mostOutput < Integer.MAX_VALUE) {
                int room = mostOutput - output.size();
                output.write(bytes, 0, Math.min(room, bytes.length));
                if (bytes.length > room) {
                    throw new Ended(Ended.Reason.OUTPUT_LIMIT);
                }
            }
            return true;
        }
        if (descriptor == 2) {
            errors.write(bytes, 0, Math.min(MOST_ERRORS - errors.size(), bytes.length));
            return true;
        }
        if (channel != null && descriptor == CHANNEL) {
            byte[] reply = channel.apply(bytes);
            answer = ByteBuffer.allocate(Integer.BYTES + reply.length).order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(reply.length).put(reply).array();
            answerAt = 0;
            return true;
        }
        return false;
    }

    @Override
    public byte @Nullable [] read(int descriptor, int most) {
        if (descriptor == 0) {
            byte[] part = Arrays.copyOfRange(input, inputAt, Math.min(input.length, inputAt + most));
            inputAt += part.length;
            return part;
        }
        if (!isChannel(descriptor)) {
            return null;
        }
        byte[] part = Arrays.copyOfRange(answer, answerAt, Math.min(answer.length, answerAt + most));
        answerAt += part.length;
        return part;
    }

    @Override
    public boolean isChannel(int descriptor) {
        return channel != null && descriptor == CHANNEL;
    }

    @Override
    public Ended exited(int status) {
        exitStatus = status;
        return new Ended(Ended.Reason.EXITED);
    }

    @Override
    public void threw(String message) {
        thrown = message;
    }

    @Override
    public void moves(int bytes) {
        GuestThread.current().charge(bytes);
    }

    @Override
    public long fuelUsed() {
        return GuestThread.current().used();
    }
}
