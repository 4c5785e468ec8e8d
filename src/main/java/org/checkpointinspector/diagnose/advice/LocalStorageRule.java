package org.checkpointinspector.diagnose.advice;

import java.util.regex.Pattern;
import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Application;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.layout.StateLayout;

/** A checkpoint that lies, or lay, where no other machine sees it, or where the system cleans up. */
public final class LocalStorageRule implements AdviceRule {

    private static final int FEWEST = 4;
    private static final Pattern TEMPORARY = Pattern.compile("^/(tmp|var/tmp|dev/shm|private/tmp|(private/)?var/folders)(/|$)|/temporary-[0-9a-f-]{36}");

    private static final RuleText TEXT = new RuleText(
            "storage.local",
            Severity.INFO,
            "The checkpoint is kept on a local or a temporary disk.",
            "Nothing, until the job starts on another machine: then it starts from scratch, or misses the partitions that other "
                    + "machines wrote.",
            "Put the checkpoint on storage that the driver and all executors see and that nobody cleans up: HDFS, an object store, "
                    + "a shared volume.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        String home = facts.home().orElse(null);
        String path = home == null ? "" : home.replaceFirst("^file:/+", "/");
        Application application = facts.inspection().application();
        boolean local = home != null && (home.startsWith("file:") || home.startsWith("/"));
        boolean cluster = application != null && application.master() != null && !application.master().startsWith("local");
        if (local && cluster) {
            advice.on("")
                    .says("The application ran on a cluster (" + application.master() + ") and kept its checkpoint on a local disk.")
                    .proof("written at", home)
                    .proof("master", application.master())
                    .add();
        } else if (local && TEMPORARY.matcher(path).find()) {
            advice.on("").says("The checkpoint was written to a temporary folder, which the system cleans up.").proof("written at", home).add();
        } else if (facts.location().isLocal() && facts.isQuery()) {
            scattered(facts, advice);
        }
    }

    /** Some partitions are there and some are not, as if other machines had written those. */
    private static void scattered(Facts facts, Advice advice) {
        String setting = facts.conf().getOrDefault("spark.sql.shuffle.partitions", "");
        int expected = setting.matches("\\d{1,6}") ? Integer.parseInt(setting) : 0;
        for (StateLayout.Operator operator : facts.state().operators()) {
            int present = operator.partitions().size();
            boolean committed = facts.inspection().progress().latestCommitBatch() != null;
            if (committed && expected >= FEWEST && present > 0 && present <= expected - expected / 4) {
                advice.on("state/" + operator.id())
                        .says("Of " + expected + " partitions only " + present + " are here, as if executors on other machines had written the others to their own disks.")
                        .proof("partitions expected", expected)
                        .proof("partitions here", present)
                        .add();
            }
        }
    }
}
