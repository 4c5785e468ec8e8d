package org.checkpointinspector.diagnose.advice;

import java.util.List;
import java.util.Set;
import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.Quantity;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.storage.FileEntry;

/** Writing ended in the middle of a batch, just when a delegation token would have run out. */
public final class TokenLifetimeRule implements AdviceRule {

    private static final Set<String> OBJECT_STORES = Set.of("s3a", "gs", "wasb", "wasbs", "abfs", "abfss");
    /** {@code dfs.namenode.delegation.token.renew-interval} and {@code .max-lifetime}. */
    private static final List<Long> LIFETIMES_MS = List.of(86_400_000L, 604_800_000L);

    private static final RuleText TEXT = new RuleText(
            "security.token-lifetime",
            Severity.INFO,
            "The query ended about when a Hadoop delegation token runs out.",
            "\"token … can't be found in cache\", \"token … is expired\".",
            "Start the job with --principal and --keytab, so that Spark renews its tokens.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        CheckpointInspection.Progress progress = facts.inspection().progress();
        FileEntry metadata = facts.folder().file("metadata").orElse(null);
        Long planned = progress.latestOffsetBatch();
        boolean open = planned != null && !planned.equals(progress.latestCommitBatch());
        if (!facts.isQuery() || metadata == null || !open || facts.offsets().isEmpty() || !facts.trend().fileTimes() || OBJECT_STORES.contains(facts.location().scheme())) {
            return;
        }
        long lived = facts.offsets().lastEntry().getValue().metadata().batchTimestampMs() - metadata.modifiedMs();
        for (long lifetime : LIFETIMES_MS) {
            if (Math.abs(lived - lifetime) <= lifetime / 48) {
                advice.on("offsets/" + planned)
                        .says("The query began " + Quantity.time(lived) + " before its last batch, which was planned and never committed; Hadoop's delegation tokens live "
                                + Quantity.time(lifetime) + " unless renewed.")
                        .proof("first start to last plan, ms", lived)
                        .proof("lifetime of a token, ms", lifetime)
                        .add();
            }
        }
    }
}
