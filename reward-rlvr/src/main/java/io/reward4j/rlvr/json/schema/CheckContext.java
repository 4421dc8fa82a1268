package io.reward4j.rlvr.json.schema;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.FailFastAssertionException;
import com.networknt.schema.Schema;
import io.reward4j.rlvr.json.schema.SchemaFaults.Fault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One check of a value: counts its steps, keeps only the first errors, and ends it when there are enough. Used by one
/// thread.
final class CheckContext extends ExecutionContext {

    private static final int DEEPEST = 512;
    private static final int LONGEST_LIST = 8;

    /// The budget of the check that the thread is at, since patterns are asked without a context.
    private static final ThreadLocal<@Nullable StepBudget> CHECKING = new ThreadLocal<>();

    private final List<Error> first = getErrors();
    private final int most;
    private final StepBudget budget;
    private int depth;

    CheckContext(int most, StepBudget budget) {
        this.most = most;
        this.budget = budget;
    }

    /// Takes steps of the check that the thread is at, if it is at one.
    ///
    /// @throws TooCostlyException if they were not left
    static void takeSteps(long steps) {
        StepBudget budget = CHECKING.get();
        if (budget != null && !budget.take(steps)) {
            throw TooCostlyException.steps();
        }
    }

    /// Checks a value and returns about as many faults as are asked for at the most.
    ///
    /// @throws TooCostlyException if the check is given up
    SchemaFaults check(Schema schema, JsonNode value) {
        CHECKING.set(budget);
        try {
            schema.validate(this, value);
        } catch (FailFastAssertionException e) {
            return faults();
        } finally {
            CHECKING.remove();
        }
        return faults();
    }

    private SchemaFaults faults() {
        List<Error> errors = first.subList(0, Math.min(most, first.size()));
        List<Fault> faults = new ArrayList<>(errors.size());
        for (Error error : errors) {
            faults.add(new Fault(error.getInstanceLocation().toString(), error.getMessage()));
        }
        return new SchemaFaults(faults);
    }

    @Override
    public void addError(Error error) {
        List<Error> errors = getErrors();
        if (errors.size() < LONGEST_LIST) {
            errors.add(error);
        }
        if (first.size() >= most) {
            throw new FailFastAssertionException(error);
        }
    }

    @Override
    public void evaluationPathAddLast(String token) {
        enter();
        super.evaluationPathAddLast(token);
    }

    @Override
    public void evaluationPathAddLast(int token) {
        enter();
        super.evaluationPathAddLast(token);
    }

    @Override
    public void evaluationPathRemoveLast() {
        depth--;
        super.evaluationPathRemoveLast();
    }

    private void enter() {
        if (depth >= DEEPEST) {
            throw TooCostlyException.deep();
        }
        if (!budget.take(1)) {
            throw TooCostlyException.steps();
        }
        depth++;
    }
}
