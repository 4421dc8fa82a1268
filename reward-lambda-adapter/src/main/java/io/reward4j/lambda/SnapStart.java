package io.reward4j.lambda;

import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/// Hears of checkpoints and restores: the only class that knows CRaC, through which Lambda tells of SnapStart. CRaC
/// holds it weakly.
final class SnapStart implements Resource {

    private final Runnable before;
    private final Runnable after;

    private SnapStart(Runnable before, Runnable after) {
        this.before = before;
        this.after = after;
    }

    /// Returns a resource that runs `before` a checkpoint and `after` a restore, for as long as it is held.
    static SnapStart register(Runnable before, Runnable after) {
        SnapStart resource = new SnapStart(before, after);
        Core.getGlobalContext().register(resource);
        return resource;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        before.run();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        after.run();
    }
}
