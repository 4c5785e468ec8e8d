package org.checkpointinspector.app.ui.maintain;

import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.maintain.Action;
import org.checkpointinspector.maintain.Outcome;
import org.checkpointinspector.maintain.Plan;
import org.checkpointinspector.maintain.RunListener;
import org.checkpointinspector.maintain.rollback.Refused;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Where the person is: from the options over the plan and its run to the result. */
public sealed interface Stage {

    /** Nothing is shown. */
    record Closed() implements Stage {}

    /**
     * The options are asked for.
     *
     * @param trouble why there is no plan; null where none was tried
     */
    record Options(@Nullable Trouble trouble) implements Stage {}

    /**
     * The checkpoint is listed and inspected, and a plan is made.
     *
     * @param at what is looked at just now
     */
    record Planning(String at) implements Stage {}

    /** The plan is shown. */
    record Planned(Prepared prepared) implements Stage {}

    /**
     * The plan is carried out.
     *
     * @param progress null before the first step
     * @param stopping whether it was asked to stop
     */
    record Running(Plan plan, RunListener.@Nullable Progress progress, boolean stopping) implements Stage {}

    /** It ended. */
    record Ended(Plan plan, Outcome outcome) implements Stage {}

    /** Why something is not possible, and what to do. */
    record Trouble(String message, String advice) {

        /** What ended the planning of an action or its run; null where the person did. */
        static @Nullable Trouble of(Throwable thrown, Action action) {
            if (thrown instanceof CancelledException) {
                return null;
            }
            if (thrown instanceof Planner.NoPlan nothing) {
                return new Trouble(String.valueOf(nothing.getMessage()), "");
            }
            if (thrown instanceof Refused refused) {
                return new Trouble(PlanWords.inWindow(String.valueOf(refused.getMessage())), PlanWords.inWindow(refused.advice()));
            }
            if (thrown instanceof StorageException known) {
                return new Trouble(String.valueOf(known.getMessage()), known.advice());
            }
            LoggerFactory.getLogger(Stage.class).error("planning to " + action.words(), thrown);
            return new Trouble(Texts.text("error.ours", thrown.toString()), Texts.text("maintain.ours.advice"));
        }
    }
}
