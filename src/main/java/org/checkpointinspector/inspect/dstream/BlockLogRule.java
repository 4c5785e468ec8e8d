package org.checkpointinspector.inspect.dstream;

import java.util.List;
import java.util.Objects;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.decode.dstream.BlockLog;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.checkpointinspector.decode.dstream.StreamFault;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.inspect.SparkErrors;
import org.checkpointinspector.inspect.Unreadable;

/**
 * The driver's write-ahead log, replayed when the context starts. An early end of a file is taken for its end; anything else that cannot be read keeps the
 * application from starting, or, where memory runs out over a length, from ever running a batch.
 */
final class BlockLogRule implements RecoveryRule {

    static final String RECEIVER = "org.apache.spark.streaming.dstream.ReceiverInputDStream";

    @Override
    public void check(DStreamEvidence evidence, Recovery recovery, Judge judge) {
        if (recovery.winner().isEmpty()) {
            return;
        }
        BlockLogs logs = evidence.blockLogs();
        DStreamCheckpoint checkpoint = Objects.requireNonNull(recovery.winner().get().checkpoint());
        boolean receives = checkpoint.streams().stream().anyMatch(stream -> stream.is(RECEIVER));
        if (logs.files().isEmpty() && receives) {
            judge.loss("dstream.wal.missing", BlockLogs.FOLDER)
                    .says("The driver's write-ahead log is missing; Spark does not notice, and forgets which received blocks were still to be processed.")
                    .remedy("Restore the folder " + BlockLogs.FOLDER + " from a backup before the application starts.")
                    .add();
        }
        List<Read<BlockLog>> files = logs.files();
        for (int i = 0; i < files.size(); i++) {
            Read<BlockLog> file = files.get(i);
            if (!Unreadable.report(file, judge)) {
                boolean newest = i == files.size() - 1;
                file.readable().ifPresent(log -> check(file, log, newest, receives, judge));
            }
        }
    }

    private static void check(Read<BlockLog> file, BlockLog log, boolean newest, boolean receives, Judge judge) {
        StreamFault fault = log.fault();
        if (fault == null) {
            return;
        }
        if (fault.damage().kind() == Damage.Kind.TRUNCATED) {
            reportTorn(file, log, fault, newest || !receives, judge);
            return;
        }
        boolean idle = fault.isError();
        judge.error("dstream.wal.damaged", file.file().path())
                .at(fault.damage().storedOffset())
                .says("The driver's write-ahead log cannot be replayed: " + fault.damage().detail()
                        + (idle ? " The application looks as if it ran, and does nothing." : ""))
                .proof("records before it", log.records())
                .remedy("Restore the file from a backup, or cut it off at the damage: what follows is lost then.")
                .raises(SparkErrors.fromStart(null, fault.message() == null ? fault.exception() : fault.message(), fault.exception()))
                .add();
    }

    /** The newest file ends in the middle of a record where the driver died in writing it: nothing is lost that was acknowledged. */
    private static void reportTorn(Read<BlockLog> file, BlockLog log, StreamFault fault, boolean harmless, Judge judge) {
        Judge.Draft draft = harmless ? judge.warning("dstream.wal.torn", file.file().path()) : judge.loss("dstream.wal.torn", file.file().path());
        draft.at(fault.damage().storedOffset())
                .says("The driver's write-ahead log ends inside a record; Spark takes that for its end"
                        + (harmless ? "." : " and forgets what the rest of the file said about received blocks."))
                .proof("records before it", log.records())
                .remedy(harmless ? "Nothing, if the driver died at that time." : "Restore the file from a backup before the application starts.")
                .add();
    }
}
