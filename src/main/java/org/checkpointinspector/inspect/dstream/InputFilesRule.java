package org.checkpointinspector.inspect.dstream;

import java.util.List;
import java.util.Objects;
import org.checkpointinspector.decode.dstream.DStreamNode;
import org.checkpointinspector.inspect.Judge;

/**
 * Input files of remembered batches of a file stream: Spark opens every one of them again at a recovery, and one that is gone ends it. They lie elsewhere, and
 * nobody asked to look there.
 */
final class InputFilesRule implements RecoveryRule {

    private static final int NAMED = 5;

    @Override
    public void check(DStreamEvidence evidence, Recovery recovery, Judge judge) {
        recovery.winner().ifPresent(winner -> Objects.requireNonNull(winner.checkpoint()).streams().forEach(stream -> check(winner.name().name(), stream, judge)));
    }

    private static void check(String path, DStreamNode stream, Judge judge) {
        List<String> files = stream.inputFiles().values().stream().flatMap(List::stream).toList();
        if (files.isEmpty()) {
            return;
        }
        judge.assume("the " + files.size() + " input files of " + stream.simpleType() + "'s remembered batches are still there");
        judge.info("dstream.input-files", path)
                .says("Spark opens the " + files.size() + " input files of the remembered batches again before it starts; it refuses if one of them is gone.")
                .proof("first", files.subList(0, Math.min(NAMED, files.size())))
                .remedy("Check that these files are still there; an empty file of the same name is enough where the data may be lost.")
                .add();
    }
}
