package org.checkpointinspector.inspect.query;

import java.util.Map;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.SparkError;
import org.checkpointinspector.inspect.Unreadable;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * Why a state file does not load.
 *
 * @param rule id of the rule
 * @param path the file, relative to the checkpoint
 * @param offset byte in the stored file, null where it is about no byte
 * @param summary one sentence
 * @param evidence what proves it
 * @param error what Spark raises; null where the file could not be read
 * @param unread why the file could not be read; null where it was
 * @param silent whether Spark does not notice and runs on without the state
 * @param whileLoading whether Spark meets it while it loads the store; else when a batch reads the row, which no repair can help
 */
record StateTrouble(
        String rule,
        String path,
        @Nullable Long offset,
        String summary,
        Map<String, Object> evidence,
        @Nullable SparkError error,
        @Nullable StorageException unread,
        boolean silent,
        boolean whileLoading) {

    private static final String REMEDY = "Restore the file from a backup, the trash or an older object version; else roll back to a batch whose state is whole.";

    static StateTrouble unread(String path, StorageException failure) {
        return new StateTrouble(Unreadable.rule(failure.kind()), path, null, failure.getMessage(), Map.of(), null, failure, false, true);
    }

    static StateTrouble of(String rule, String path, @Nullable Long offset, String summary, Map<String, Object> evidence, SparkError error) {
        return new StateTrouble(rule, path, offset, summary, evidence, error, null, false, true);
    }

    /** Of what Spark does not notice. */
    static StateTrouble silent(String rule, String path, @Nullable Long offset, String summary, Map<String, Object> evidence) {
        return new StateTrouble(rule, path, offset, summary, evidence, null, null, true, false);
    }

    /** The same with another error: what Spark says after it tried to repair. */
    StateTrouble raising(SparkError misleading, String more) {
        return new StateTrouble(rule, path, offset, summary + " " + more, evidence, misleading, unread, silent, whileLoading);
    }

    /** Reports that Spark refuses, that it loses the state, or that nobody can tell. */
    void report(Judge judge) {
        if (unread != null) {
            Unreadable.report(path, unread, judge);
        } else {
            Judge.Draft draft = (silent ? judge.loss(rule, path) : judge.error(rule, path)).says(summary).remedy(REMEDY);
            fill(draft);
            if (error != null) {
                draft.raises(error);
            }
            draft.add();
        }
    }

    /** Reports what Spark tolerates. */
    void warn(Judge judge, String more) {
        Judge.Draft draft = judge.warning(rule, path).says(summary + " " + more).remedy("Restore the file from a backup while there is one.");
        fill(draft);
        draft.add();
    }

    private void fill(Judge.Draft draft) {
        if (offset != null) {
            draft.at(offset);
        }
        evidence.forEach(draft::proof);
    }
}
