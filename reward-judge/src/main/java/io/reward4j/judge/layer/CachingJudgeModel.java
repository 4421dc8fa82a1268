package io.reward4j.judge.layer;

import io.reward4j.BatchLocal;
import io.reward4j.Deadline;
import io.reward4j.JudgeCall;
import io.reward4j.RewardException;
import io.reward4j.RewardListener;
import io.reward4j.digest.Digest;
import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgeModelLayer;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// A model that is asked once for equal prompts, also when they come at the same time.
///
/// Keeps up to 10,000 replies of up to 64 Mi characters together, as text or as JSON; the least recently used go
/// first. Of prompts only a SHA-256 digest is kept, of everything in them and the model's name.
///
/// Who asks what is being asked already waits for that reply, until [Deadline#current()]. Failures are not kept. One
/// that is the model's, such as an outage, is thrown to all of the same batch who wait for it; where it is a matter of
/// another batch, which has a budget and a deadline of its own, or of the asking thread, which was out of time,
/// interrupted or died, those who wait ask for themselves.
///
/// The [RewardListener] of the batch hears of the calls, and of replies that were used again, with no tokens. Put this
/// around a [ResilientJudgeModel], not within. Starts no threads and holds no lock during a call. Safe for use by
/// several threads.
public final class CachingJudgeModel implements JudgeModelLayer {

    /// How many replies are kept unless something else is said.
    public static final int DEFAULT_ENTRIES = 10_000;

    private static final long MAX_CHARACTERS = 1L << 26;

    private final JudgeModel model;
    private final ReentrantLock lock = new ReentrantLock();
    private final ReplyStore replies;
    private final Map<String, Flight> underWay = new HashMap<>();
    private final BatchLocal<Object> batch = BatchLocal.withInitial(Object::new);

    private CachingJudgeModel(JudgeModel model, ReplyStore replies) {
        this.model = JudgeModelLayer.telling(Objects.requireNonNull(model, "model"));
        this.replies = replies;
    }

    /// Returns a model that keeps up to 10,000 replies of `model`.
    public static CachingJudgeModel of(JudgeModel model) {
        return of(model, DEFAULT_ENTRIES);
    }

    /// Returns a model that keeps up to `maxEntries` replies of `model`.
    ///
    /// @throws IllegalArgumentException if it is not positive
    public static CachingJudgeModel of(JudgeModel model, int maxEntries) {
        if (maxEntries < 1) {
            throw new IllegalArgumentException("the number of entries must be positive: " + maxEntries);
        }
        return new CachingJudgeModel(model, new ReplyStore(maxEntries, MAX_CHARACTERS));
    }

    /// What a prompt finds: a reply, somebody who is asking for one, or a call of its own to make.
    private sealed interface Found {}

    private record Kept(JudgeReply reply) implements Found {}

    /// @param batch the batch of whoever asks
    /// @param due when the batch of whoever asks ends, after which nobody has to wait for it
    private record Flight(CompletableFuture<JudgeReply> reply, Optional<Object> batch, Deadline due) implements Found {}

    private record Mine(Flight flight) implements Found {}

    /// Says that the asking thread could not ask, which tells nothing of the model.
    private static final class Abandoned extends RuntimeException {

        private static final long serialVersionUID = 1;

        Abandoned() {
            super("abandoned", null, false, false);
        }
    }

    /// Returns the model's reply, or the one it gave to an equal prompt.
    ///
    /// @throws JudgeModelException if the model threw it here or to whoever asked the same; one that is `late` if the
    ///     deadline or an interrupt (which stays set) ends the wait for another thread's reply
    @Override
    public JudgeReply reply(JudgePrompt prompt) {
        String key = key(prompt);
        long start = System.nanoTime();
        Optional<JudgeReply> reply = Optional.empty();
        while (reply.isEmpty()) {
            switch (find(key)) {
                case Mine(Flight flight) -> {
                    return ask(prompt, key, flight);
                }
                case Kept(JudgeReply kept) -> reply = Optional.of(kept);
                case Flight flight -> reply = await(key, flight);
            }
        }
        Duration latency = Duration.ofNanos(System.nanoTime() - start);
        RewardListener.current().judgeCalled(
                new JudgeCall(model.name(), prompt.version(), JudgeCall.Result.CACHED, latency, 0, 0));
        return reply.get();
    }

    /// Forgets the reply to a prompt, so that the model is asked again.
    @Override
    public void forget(JudgePrompt prompt) {
        String key = key(prompt);
        locked(() -> {
            replies.remove(key);
            return key;
        });
        JudgeModelLayer.super.forget(prompt);
    }

    @Override
    public JudgeModel inner() {
        return model;
    }

    /// Always.
    @Override
    public boolean reportsCalls() {
        return true;
    }

    private Found find(String key) {
        return locked(() -> {
            Optional<JudgeReply> kept = replies.get(key);
            if (kept.isPresent()) {
                return new Kept(kept.get());
            }
            Flight mine = new Flight(new CompletableFuture<>(), batch.get(), Deadline.current());
            Flight theirs = underWay.putIfAbsent(key, mine);
            return theirs == null ? new Mine(mine) : theirs;
        });
    }

    private JudgeReply ask(JudgePrompt prompt, String key, Flight flight) {
        RuntimeException failure = new Abandoned();
        try {
            JudgeReply reply = Objects.requireNonNull(model.reply(prompt), "no reply");
            long size = ReplyStore.size(reply);
            locked(() -> {
                replies.put(key, reply, size);
                return underWay.remove(key, flight);
            });
            flight.reply().complete(reply);
            return reply;
        } catch (JudgeModelException e) {
            if (e.kind() != RewardException.Kind.DEADLINE && !Thread.currentThread().isInterrupted()) {
                failure = e;
            }
            throw e;
        } finally {
            if (!flight.reply().isDone()) {
                locked(() -> underWay.remove(key, flight));
                flight.reply().completeExceptionally(failure);
            }
        }
    }

    /// Returns the reply that another thread gets; nothing where that thread could not ask, or its batch is over.
    private Optional<JudgeReply> await(String key, Flight flight) {
        try {
            long nanos = Deadline.current().earlier(flight.due()).remaining().toNanos();
            return Optional.of(flight.reply().get(nanos, TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof JudgeModelException failure
                    && failure.kind() != RewardException.Kind.DEADLINE
                    && flight.batch().equals(batch.get())) {
                throw again(failure);
            }
            return Optional.empty();
        } catch (TimeoutException e) {
            if (Deadline.current().isExpired()) {
                throw JudgeModelException.late("the time was up before the reply to an equal prompt came", e);
            }
            locked(() -> underWay.remove(key, flight));
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw JudgeModelException.late("interrupted while waiting for the reply to an equal prompt", e);
        }
    }

    private static JudgeModelException again(JudgeModelException failure) {
        return switch (failure.kind()) {
            case UNREADABLE_VERDICT -> JudgeModelException.unreadable(failure.getMessage());
            case UNJUDGEABLE_ANSWER -> JudgeModelException.unjudgeable(failure.getMessage());
            default -> failure.withMessage(failure.getMessage());
        };
    }

    private String key(JudgePrompt prompt) {
        return new Digest().add(model.name()).add(prompt.system()).add(prompt.user())
                .add(prompt.schema().map(schema -> "1" + schema).orElse("0"))
                .add(prompt.nonce()).add(prompt.version()).hex();
    }

    private <T> T locked(Supplier<T> task) {
        lock.lock();
        try {
            return task.get();
        } finally {
            lock.unlock();
        }
    }
}
