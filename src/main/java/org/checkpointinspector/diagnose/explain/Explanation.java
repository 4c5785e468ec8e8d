package org.checkpointinspector.diagnose.explain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an error text means. Secrets in it are masked.
 *
 * @param cause why the job failed
 * @param summary one or two sentences
 * @param remedy what to do
 * @param paths files and folders that the error names, as it names them; the one that matters first
 * @param batch the batch, null where the text does not tell; for a file of the state the batch that wrote it
 * @param operator the stateful operator, null where the text does not tell
 * @param partition the partition of the state, null where the text does not tell
 * @param spark version of the Spark that failed, null where the text does not tell
 * @param evidence what proves it, in the order in which it is to be shown: texts, numbers, lists of texts and maps
 */
public record Explanation(
        FailureCause cause,
        String summary,
        String remedy,
        List<String> paths,
        @Nullable Long batch,
        @Nullable Integer operator,
        @Nullable Integer partition,
        @Nullable String spark,
        Map<String, Object> evidence) {

    /** Keeps its own copies. */
    public Explanation {
        paths = List.copyOf(paths);
        evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
    }

    /** The same with one more piece of evidence at the end. */
    public Explanation with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(evidence);
        more.put(name, value);
        return new Explanation(cause, summary, remedy, paths, batch, operator, partition, spark, more);
    }
}
