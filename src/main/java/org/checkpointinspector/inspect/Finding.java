package org.checkpointinspector.inspect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person should know.
 *
 * @param rule stable, dotted id of the rule, such as {@code offsets.newest.damaged}
 * @param severity what it means for the job and its data
 * @param path the file or folder it is about, relative to the checkpoint; empty for the checkpoint itself
 * @param offset byte in the stored file, null where it is about no byte
 * @param summary one sentence: what is wrong and what Spark will do
 * @param evidence what proves it, in the order in which it is to be shown: numbers, texts, names
 * @param remedy what to do, null where nothing needs to be done
 * @param spark what Spark raises, null where it raises nothing
 */
public record Finding(
        String rule,
        Severity severity,
        String path,
        @Nullable Long offset,
        String summary,
        Map<String, Object> evidence,
        @Nullable Remedy remedy,
        @Nullable SparkError spark) {

    /** Keeps its own copy of the evidence, in order. */
    public Finding {
        evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
    }

    /**
     * What to do about it.
     *
     * @param words one or two sentences
     * @param command a command that can be pasted, null where there is none
     * @param action what this program can do about it, null where it can do nothing
     */
    public record Remedy(String words, @Nullable String command, @Nullable Action action) {

        /** What has to be done without this program. */
        public Remedy(String words, @Nullable String command) {
            this(words, command, null);
        }
    }

    /** What this program can do about a finding; each is a command of the command line and a button of the window. */
    public enum Action {
        /** Secure everything elsewhere. */
        BACK_UP,
        /** Bring back a backup. */
        RESTORE,
        /** Go back to the newest batch that is whole. */
        ROLL_BACK,
        /** Set everything aside, to start anew. */
        CLEAR,
        /** Set aside what no restart needs. */
        PRUNE,
        /** Write down the start positions of a new query. */
        EXPORT_OFFSETS,
        /** Compare an application's classes with those in the files. */
        CHECK_JAR
    }
}
