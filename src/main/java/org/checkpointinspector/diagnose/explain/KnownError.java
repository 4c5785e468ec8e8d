package org.checkpointinspector.diagnose.explain;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One wording of a failure.
 *
 * @param cause what it means
 * @param wording found in class and message of one exception, or in one line of a log
 * @param where what else must speak for a checkpoint
 * @param weight how much it says
 * @param summary what happened, one sentence without a full stop
 * @param remedy what to do, null for the cause's own
 */
record KnownError(FailureCause cause, Pattern wording, Where where, Weight weight, String summary, @Nullable String remedy) {

    /** What else must speak for a checkpoint. */
    enum Where {
        /** The wording is nobody else's. */
        ANYWHERE,
        /** The trace must be one of Spark, or nothing but the bare message was given. */
        SPARK,
        /** The trace must be one of streaming, or nothing but the bare message was given. */
        STREAMING,
        /** As STREAMING, and nobody but Spark's checkpoint code must have raised it. */
        CHECKPOINTING,
        /** The trace must be one of streaming, and nobody but Spark's checkpoint code must have raised it. */
        CHECKPOINT_CODE,
        /** The trace must be one of streaming, and the application's own code must not have raised it. */
        SPARK_CODE,
        /** As STREAMING, but another line of the text that is one of streaming will do. */
        LOG_OF_STREAMING
    }

    /** How much a wording says. */
    enum Weight {
        /** Names a cause. */
        EXACT,
        /** Says that something failed, but not why: counts where nothing better is found. */
        VAGUE,
        /** The job goes on. */
        NOTICE
    }

    static KnownError of(FailureCause cause, String wording, String summary) {
        return new KnownError(cause, Pattern.compile(wording), Where.ANYWHERE, Weight.EXACT, summary, null);
    }

    KnownError in(Where place) {
        return new KnownError(cause, wording, place, weight, summary, remedy);
    }

    KnownError as(Weight other) {
        return new KnownError(cause, wording, where, other, summary, remedy);
    }

    KnownError remedy(String words) {
        return new KnownError(cause, wording, where, weight, summary, words);
    }

    boolean fits(Thrown thrown, Trace trace) {
        return wording.matcher(thrown.text()).find() && switch (where) {
            case ANYWHERE, LOG_OF_STREAMING -> true;
            case SPARK -> trace.spark() || trace.bare();
            case STREAMING -> trace.streaming() || trace.bare();
            case CHECKPOINTING -> (trace.streaming() || trace.bare()) && thrown.raisedByCheckpointing();
            case SPARK_CODE -> trace.streaming() && !thrown.raisedByApplication();
            case CHECKPOINT_CODE -> trace.streaming() && thrown.raisedByCheckpointing();
        };
    }

    /** Whether it counts only if another part of the text is one of streaming. */
    boolean dependsOnLog(Trace trace) {
        return where == Where.LOG_OF_STREAMING && !trace.streaming() && !trace.bare();
    }
}
