package org.checkpointinspector.diagnose.advice;

import java.util.Comparator;
import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.storage.FileEntry;

/** HDFS keeps one copy of the files only. */
public final class HdfsPracticeRule implements AdviceRule {

    private static final RuleText TEXT = new RuleText(
            "storage.replication",
            Severity.INFO,
            "HDFS keeps only one replica of the checkpoint.",
            "BlockMissingException, once the one DataNode is down.",
            "Raise it for what is there, and set dfs.replication to 3 for the job.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        FileEntry newest = facts.folder().folder("offsets").flatMap(log -> log.files().stream().max(Comparator.comparingLong(FileEntry::modifiedMs)))
                .or(() -> facts.folder().files().stream().max(Comparator.comparingLong(FileEntry::modifiedMs))).orElse(null);
        if (newest == null || facts.location().isLocal()) {
            return;
        }
        String place = facts.relative(newest.path());
        if (facts.access(place).filter(access -> "1".equals(access.facts().get("Replication"))).isPresent()) {
            advice.on(place).says("The newest file has one replica: its loss is one disk away.").proof("replication", 1)
                    .add(TEXT.todo(), "hdfs dfs -setrep -R 3 " + facts.argument());
        }
    }
}
