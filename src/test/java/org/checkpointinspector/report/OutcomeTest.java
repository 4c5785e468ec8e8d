package org.checkpointinspector.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.Verdict;
import org.checkpointinspector.layout.Checkpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeTest {
    @TempDir
    private Path folder;

    @Test
    void onlyAWholeDeepReadIsGood() throws IOException {
        assertEquals(Outcome.GOOD, outcome(Depth.DEEP, HandBuilt.draft(Verdict.RESTARTS)));
        assertEquals(Outcome.GOOD, outcome(Depth.ALL, HandBuilt.draft(Verdict.RESTARTS)));
        assertEquals(Outcome.CAUTION, outcome(Depth.QUICK, HandBuilt.draft(Verdict.RESTARTS)));
        assertEquals(Outcome.CAUTION, outcome(Depth.DEEP, HandBuilt.draft(Verdict.RESTARTS).unverified(1)));
        assertEquals(Outcome.CAUTION, outcome(Depth.DEEP, HandBuilt.draft(Verdict.RESTARTS).finding(HandBuilt.STRANGER)));
    }

    @Test
    void silentLossIsAsBadAsAFailure() throws IOException {
        assertEquals(Outcome.BAD, outcome(Depth.DEEP, HandBuilt.draft(Verdict.RESTARTS).finding(HandBuilt.REPEATS)));
        assertEquals(Outcome.BAD, outcome(Depth.QUICK, HandBuilt.draft(Verdict.FAILS).finding(HandBuilt.EMPTY_OFFSETS)));
    }

    @Test
    void aDamagedSinkLogIsBadThoughItHasNoVerdict() throws IOException {
        HandBuilt.Draft draft = HandBuilt.draft(null).kind(Checkpoint.Kind.FILE_SINK_LOG);
        assertEquals(Outcome.GOOD, outcome(Depth.DEEP, draft));
        assertEquals(Outcome.BAD, outcome(Depth.DEEP, draft.finding(HandBuilt.EMPTY_OFFSETS)));
    }

    @Test
    void ofSeveralTheWorstCounts() throws IOException {
        assertEquals(
                Outcome.UNKNOWN,
                outcome(Depth.DEEP, HandBuilt.draft(Verdict.FAILS).finding(HandBuilt.EMPTY_OFFSETS), HandBuilt.draft(Verdict.UNKNOWN)));
        assertEquals(Outcome.BAD, Outcome.CAUTION.or(Outcome.BAD));
        assertEquals(Outcome.BAD, Outcome.BAD.or(Outcome.GOOD));
    }

    @Test
    void noCheckpointIsNoGoodNews() throws IOException {
        assertEquals(Outcome.UNKNOWN, Outcome.of(new Inspection(HandBuilt.listing(folder, Map.of(), List.of()), Depth.ALL, List.of())));
    }

    private Outcome outcome(Depth depth, HandBuilt.Draft... drafts) throws IOException {
        return Outcome.of(HandBuilt.inspection(folder, depth, drafts));
    }
}
