package org.checkpointinspector.inspect.dstream;

import java.util.List;
import org.checkpointinspector.inspect.HiddenFolders;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.StoreTroubles;

/** The rules of a recovery, in the order in which Spark meets the trouble. A new rule is one class and one line here. */
final class RecoveryRules {

    private static final List<RecoveryRule> IN_ORDER = List.of(
            // listing the folder
            (evidence, recovery, judge) -> HiddenFolders.check(evidence.folder(), judge),
            (evidence, recovery, judge) -> StoreTroubles.check(
                    evidence.reads(), evidence.candidates().stream().limit(1).map(CheckpointName::entry).toList(), judge),
            new NoCheckpointRule(),
            new NamesRule(),
            // reading
            new ReadRule(),
            // restoring the graph
            new RddFolderRule(),
            new InputFilesRule(),
            // start()
            new BlockLogRule(),
            // the first batches
            new RddPartsRule(),
            new ReceivedDataRule(),
            // what Spark cannot see
            new RemovedFilesRule(),
            new RenamedFilesRule(),
            new StrayFilesRule(),
            // what it costs
            new TimingRule());

    private RecoveryRules() {}

    /** Judges the evidence for the Spark version of the judge; says which file is taken. */
    static Recovery check(DStreamEvidence evidence, Judge judge) {
        Recovery recovery = Recovery.of(evidence, judge);
        IN_ORDER.forEach(rule -> rule.check(evidence, recovery, judge));
        return recovery;
    }
}
