package org.checkpointinspector.inspect.dstream;

import java.util.Locale;
import java.util.Objects;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Timing;

/** Whether the application kept up with its batches, whether its checkpoints were written in time, and whether its state is spread evenly. */
final class TimingRule implements RecoveryRule {

    private static final double GROWING = 0.05;
    private static final int SKEW = 3;
    /** State of which nobody minds the cost. */
    private static final long SMALL_BYTES = 1 << 20;

    @Override
    public void check(DStreamEvidence evidence, Recovery recovery, Judge judge) {
        if (recovery.winner().isEmpty()) {
            return;
        }
        DStreamCheckpoint taken = Objects.requireNonNull(recovery.winner().get().checkpoint());
        Timing timing = TimingFacts.of(evidence, recovery, taken);
        Long batch = taken.batchDurationMs();
        if (batch != null && batch > 0) {
            String file = recovery.winner().get().name().name();
            checkLag(timing, batch, file, judge);
            checkWrites(timing, batch, file, judge);
        }
        timing.states().forEach(state -> checkSkew(state, judge));
    }

    private static void checkLag(Timing timing, long batch, String file, Judge judge) {
        Long lag = timing.lagMs();
        Double growing = timing.lagPerSecond();
        if (lag == null || lag <= batch || growing == null || growing <= GROWING) {
            return;
        }
        judge.warning("dstream.lag", file)
                .says("The batches lag behind by " + lag + " ms, and the lag grows by " + String.format(Locale.ROOT, "%.2f", growing)
                        + " s each second: a batch takes longer than the " + batch + " ms it has. A restart begins with all batches that are missing.")
                .proof("lag in ms", lag)
                .proof("median ms of a batch", timing.processingMs())
                .proof("batches waiting", timing.backlog())
                .remedy("Make batches cheaper or longer, or turn on spark.streaming.backpressure.enabled; both take a new checkpoint folder.")
                .add();
    }

    private static void checkWrites(Timing timing, long batch, String file, Judge judge) {
        Long generation = timing.generationMs();
        Long lag = timing.lagMs();
        if (generation != null && generation > 2 * batch && lag != null && lag == 0) {
            judge.info("dstream.checkpoint.slow", file)
                    .says("It took up to " + generation + " ms from the begin of a batch until its checkpoint file was written, and a batch has " + batch
                            + " ms: the store of the checkpoint is slow for two files a batch.")
                    .proof("longest in ms", generation)
                    .add();
        }
    }

    private static void checkSkew(Timing.StateWrite state, Judge judge) {
        if (state.partitions() > 1 && state.largestBytes() >= SMALL_BYTES && state.largestBytes() > SKEW * (state.bytes() / state.partitions())) {
            judge.info("dstream.rdd.skew", state.folder())
                    .says("The largest partition of the state has " + state.largestBytes() + " of " + state.bytes() + " bytes in " + state.partitions() + " partitions: the keys are uneven.")
                    .add();
        }
    }
}
