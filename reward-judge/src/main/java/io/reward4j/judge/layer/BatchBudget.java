package io.reward4j.judge.layer;

import io.reward4j.BatchLocal;
import io.reward4j.judge.JudgeModelException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;

/// What one model may cost a batch. Outside a batch it does not apply.
final class BatchBudget {

    private final long calls;
    private final long tokens;
    private final Optional<Cost> cost;
    private final BatchLocal<Spent> spent = BatchLocal.withInitial(Spent::new);

    BatchBudget(long calls, long tokens, Optional<Cost> cost) {
        this.calls = calls;
        this.tokens = tokens;
        this.cost = cost;
    }

    /// A limit in money.
    ///
    /// @param price what the model costs
    /// @param most how much may be spent
    record Cost(PriceList.Price price, double most) {}

    /// What the batch has spent.
    private record Spent(AtomicLong calls, AtomicLong tokens, DoubleAdder cost) {

        Spent() {
            this(new AtomicLong(), new AtomicLong(), new DoubleAdder());
        }
    }

    /// Takes one call out of the budget of the batch that this thread works for.
    ///
    /// @throws JudgeModelException if it is spent
    void takeCall() {
        spent.get().ifPresent(batch -> {
            if (batch.tokens().get() >= tokens) {
                throw spent(tokens + " tokens");
            }
            if (cost.isPresent() && batch.cost().sum() >= cost.get().most()) {
                throw spent(cost.get().most() + " in money");
            }
            if (batch.calls().getAndUpdate(made -> made < calls ? made + 1 : made) >= calls) {
                throw spent(calls + " calls");
            }
        });
    }

    /// Puts back a call that was not made.
    void returnCall() {
        spent.get().ifPresent(batch -> batch.calls().decrementAndGet());
    }

    /// Takes the tokens of a reply out of it, which may leave it overspent.
    void takeTokens(long input, long output) {
        spent.get().ifPresent(batch -> {
            batch.tokens().addAndGet(input + output);
            cost.ifPresent(limit -> batch.cost().add(limit.price().of(input, output)));
        });
    }

    private static JudgeModelException spent(String what) {
        return JudgeModelException.permanent("the budget of " + what + " of this batch is spent", null);
    }
}
