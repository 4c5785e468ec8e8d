package org.checkpointinspector.inspect.dstream;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.checkpointinspector.decode.dstream.RddPartitioner;
import org.checkpointinspector.decode.dstream.RddPartitionerDecoder;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.inspect.SparkErrors;
import org.checkpointinspector.inspect.Unreadable;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * The checkpointed RDDs that the first batches read: names, number and content of their partitions. How many there should be stands nowhere in the folder;
 * the partitioner tells, in the folder or in the graph.
 */
final class RddPartsRule implements RecoveryRule {

    @Override
    public void check(DStreamEvidence evidence, Recovery recovery, Judge judge) {
        recovery.winner().ifPresent(winner -> {
            DStreamCheckpoint checkpoint = Objects.requireNonNull(winner.checkpoint());
            PartChecks checks = new PartChecks(evidence, checkpoint, judge);
            Set<String> seen = new HashSet<>();
            for (CheckpointedRdd rdd : CheckpointedRdd.of(checkpoint)) {
                Optional<Folder> folder = evidence.folder(rdd.path());
                if (rdd.needed() && folder.isPresent() && seen.add(rdd.path())) {
                    check(evidence, rdd, folder.get(), checks, judge);
                }
            }
        });
    }

    private static void check(DStreamEvidence evidence, CheckpointedRdd rdd, Folder folder, PartChecks checks, Judge judge) {
        List<FileEntry> parts = CheckpointedRdd.parts(folder);
        if (!checkNames(rdd, parts, judge)) {
            return;
        }
        List<FileEntry> sorted = parts.stream().sorted(Comparator.comparing(part -> CheckpointedRdd.number(part).orElse(0))).toList();
        for (int i = 0; i < sorted.size(); i++) {
            if (CheckpointedRdd.number(sorted.get(i)).orElse(-1) != i) {
                reportHole(rdd, sorted.get(i), i, judge);
                return;
            }
        }
        checkCount(evidence, rdd, folder, sorted.size(), judge);
        sorted.forEach(part -> checks.check(rdd, part));
    }

    private static boolean checkNames(CheckpointedRdd rdd, List<FileEntry> parts, Judge judge) {
        for (FileEntry part : parts) {
            if (CheckpointedRdd.number(part).isEmpty()) {
                judge.error("dstream.rdd.name", rdd.path() + "/" + part.name())
                        .says("Spark takes " + part.name() + " for a partition, and its name has no number.")
                        .remedy("Move the file out of the folder.")
                        .raises(SparkErrors.fromStart(null, "For input string: \"" + part.name().substring("part-".length()) + "\"", "java.lang.NumberFormatException"))
                        .add();
                return false;
            }
        }
        return true;
    }

    private static void reportHole(CheckpointedRdd rdd, FileEntry found, int expected, Judge judge) {
        String name = "part-%05d".formatted(expected);
        judge.error("dstream.rdd.hole", rdd.path() + "/" + name)
                .says("Partition " + expected + " of the state of batch " + rdd.batchMs() + " is missing, and later ones are there.")
                .remedy("Restore " + name + " from a backup.")
                .raises(SparkErrors.fromStart(null, "Invalid checkpoint file: " + rdd.stored() + "/" + found.name(), SparkErrors.SPARK))
                .add();
    }

    private static void checkCount(DStreamEvidence evidence, CheckpointedRdd rdd, Folder folder, int found, Judge judge) {
        Optional<RddPartitioner> partitioner = partitioner(evidence, rdd, folder, judge);
        @Nullable Integer expected = partitioner.map(RddPartitioner::partitions).orElse(rdd.stream().partitions());
        if (expected == null || found >= expected) {
            return;
        }
        boolean noticed = partitioner.isPresent() && !rdd.stream().is(CheckpointedRdd.MAP_WITH_STATE);
        String what = "The state of batch " + rdd.batchMs() + " has " + found + " of " + expected + " partitions, the last are missing";
        Judge.Draft draft = noticed
                ? judge.error("dstream.rdd.partitions", rdd.path())
                        .says(what + ".")
                        .raises(SparkErrors.fromStart(null, "Index " + found + " out of bounds for length " + found, "java.lang.ArrayIndexOutOfBoundsException"))
                : judge.loss("dstream.rdd.partitions", rdd.path()).says(what + "; Spark does not notice and goes on without their keys.");
        draft.proof("partitions there", found).proof("partitions expected", expected).remedy("Restore the missing part files from a backup.").add();
    }

    /** Spark can do without a partitioner, at the price of a shuffle; without one it does not notice that partitions are missing. */
    private static Optional<RddPartitioner> partitioner(DStreamEvidence evidence, CheckpointedRdd rdd, Folder folder, Judge judge) {
        Optional<FileEntry> entry = folder.file("_partitioner");
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        Read<RddPartitioner> read = evidence.reads().decode(entry.get(), new RddPartitionerDecoder());
        if (Unreadable.report(read, judge)) {
            return Optional.empty();
        }
        boolean fits = true;
        try {
            fits = evidence.checksum(entry.get()).isEmpty();
        } catch (StorageException failure) {
            Unreadable.report(rdd.path() + "/_partitioner", failure, judge);
        }
        if (read.value().isEmpty() || !fits) {
            judge.warning("dstream.rdd.partitioner", rdd.path() + "/_partitioner")
                    .says("The partitioner cannot be read; Spark warns and shuffles the state once more.")
                    .remedy("Nothing has to be done. To save the shuffle, restore the file from a backup before the application starts.")
                    .add();
            return Optional.empty();
        }
        return read.value();
    }
}
