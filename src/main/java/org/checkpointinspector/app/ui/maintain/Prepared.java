package org.checkpointinspector.app.ui.maintain;

import java.util.List;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.maintain.Guard.Refusal;
import org.checkpointinspector.maintain.Plan;
import org.jspecify.annotations.Nullable;

/**
 * A plan that nobody has run yet.
 *
 * @param inspection what it was made from; null where nothing was inspected
 * @param refusals what the guards say against it
 */
record Prepared(Plan plan, @Nullable Inspection inspection, List<Refusal> refusals) {

    /** Keeps its own copy. */
    Prepared {
        refusals = List.copyOf(refusals);
    }

    /** The same plan, with what the guards say now. */
    Prepared with(List<Refusal> now) {
        return new Prepared(plan, inspection, now);
    }
}
