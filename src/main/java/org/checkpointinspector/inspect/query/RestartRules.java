package org.checkpointinspector.inspect.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.checkpointinspector.inspect.HiddenFolders;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.SparkVersion;
import org.checkpointinspector.inspect.StoreTroubles;
import org.checkpointinspector.layout.LogFolder;
import org.checkpointinspector.storage.FileEntry;

/**
 * The rules of a restart, in the order in which a Spark version meets the trouble. A new rule is one class and one line here.
 *
 * <p>The order changed twice ({@code MicroBatchExecution.logicalPlan, initializeExecution, populateStartOffsets}): up to 4.0 the newest commit is read after the
 * two offset logs; from 4.1 on before the older one; from 4.2 on the newest offset log is read before the sources are made.
 */
public final class RestartRules {

    private RestartRules() {}

    /** Judges the evidence for the Spark version of the judge. */
    public static void check(QueryEvidence evidence, Judge judge) {
        inOrder(judge.spark()).forEach(rule -> rule.check(evidence, judge));
    }

    private static List<RestartRule> inOrder(SparkVersion spark) {
        List<RestartRule> rules = new ArrayList<>();
        rules.add((evidence, judge) -> HiddenFolders.check(evidence.folder(), judge));
        rules.add((evidence, judge) -> StoreTroubles.check(evidence.reads(), newest(evidence), judge));
        // start()
        rules.add(new QueryMetadataRule());
        rules.add(SidecarRule::checkMetadata);
        // the stream's thread, before any batch
        if (spark.atLeast(4, 2)) {
            rules.add(OffsetLogRule::checkNewest);
            rules.add(FileSourceRule::checkLogs);
            rules.add(new CommitLogRule());
        } else if (spark.atLeast(4, 1)) {
            rules.add(FileSourceRule::checkLogs);
            rules.add(OffsetLogRule::checkNewest);
            rules.add(new CommitLogRule());
        } else {
            rules.add(FileSourceRule::checkLogs);
            rules.add(OffsetLogRule::checkNewest);
        }
        rules.add(new NoOffsetsRule());
        rules.add(OffsetLogRule::checkPrevious);
        rules.add(new OffsetProgressRule());
        rules.add(new FrozenConfRule());
        if (!spark.atLeast(4, 1)) {
            rules.add(new CommitLogRule());
        }
        rules.add(new SourceOffsetRule());
        rules.add(FileSourceRule::checkBatches);
        rules.add(new RateSourceRule());
        rules.add(SidecarRule::checkOffset);
        // planning and running the first batch
        rules.add(new StateDirectoryRule());
        rules.add(new OperatorMetadataRule());
        rules.add(new OperatorShapeRule());
        rules.add(new StateSchemaRule());
        rules.add(new StateLoadRule());
        rules.add(new StatePlacementRule());
        // committing it
        rules.add(new CommitAheadRule());
        rules.add(SidecarRule::checkCommit);
        // nothing that Spark minds
        rules.add(new LaterEditRule());
        rules.add(new StaleChecksumRule());
        rules.add(new StrayFilesRule());
        return rules;
    }

    /** The logs that a restart begins with. */
    private static List<FileEntry> newest(QueryEvidence evidence) {
        return Stream.of(evidence.offsets().newest(), evidence.commits().newest()).flatMap(Optional::stream).map(LogFolder.LogFile::entry).toList();
    }
}
