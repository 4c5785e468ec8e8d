package org.checkpointinspector.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.inspect.Cause;
import org.checkpointinspector.inspect.CheckpointInspection.VersionVerdict;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.inspect.SparkError;
import org.checkpointinspector.inspect.SparkVersion;
import org.checkpointinspector.inspect.Verdict;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.storage.ListingProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionTextTest {
    @TempDir
    private Path folder;

    @Test
    void aFailureShowsTheCauseAndSparksOwnWordsFirst() throws IOException {
        Inspection inspection = HandBuilt.inspection(
                folder, Depth.DEEP, HandBuilt.draft(Verdict.FAILS).finding(HandBuilt.EMPTY_OFFSETS).finding(HandBuilt.STRANGER));
        Golden.compare("fails.txt", text(inspection, Style.PLAIN));
    }

    @Test
    void theVerdictIsInColourOnATerminal() throws IOException {
        Inspection inspection = HandBuilt.inspection(folder, Depth.DEEP, HandBuilt.draft(Verdict.FAILS).finding(HandBuilt.EMPTY_OFFSETS));
        String text = text(inspection, Style.COLOURS);
        assertTrue(text.startsWith("\u001b[1;31mFAILS: Spark 4.1 will not restart this query\u001b[0m\n"), text);
        assertEquals(text(inspection, Style.PLAIN), text.replaceAll("\u001b\\[[0-9;]*m", ""));
    }

    @Test
    void aHealthyQueryIsShort() throws IOException {
        Golden.compare("restarts.txt", text(HandBuilt.inspection(folder, Depth.DEEP, HandBuilt.draft(Verdict.RESTARTS)), Style.PLAIN));
    }

    @Test
    void lossIsNoRestartLikeAnyOther() throws IOException {
        Inspection inspection = HandBuilt.inspection(
                folder,
                Depth.DEEP,
                HandBuilt.draft(Verdict.RESTARTS).finding(HandBuilt.STRANGER).finding(HandBuilt.REPEATS).assumed("The codec is lz4, as in the newest delta."));
        Golden.compare("loss.txt", text(inspection, Style.PLAIN));
    }

    @Test
    void aQuickLookNeverSaysThatAllIsWell() throws IOException {
        Inspection inspection = HandBuilt.inspection(folder, Depth.QUICK, HandBuilt.draft(Verdict.RESTARTS).unverified(3_328_599_655L));
        Golden.compare("unverified.txt", text(inspection, Style.PLAIN));
    }

    @Test
    void whatCouldNotBeToldIsSaidWithItsReason() throws IOException {
        Inspection inspection = HandBuilt.inspection(
                folder, Depth.DEEP, HandBuilt.draft(Verdict.UNKNOWN).unknownBecause("offsets/10 may not be read: permission denied for user joe."));
        Inspection denied = new Inspection(
                HandBuilt.listing(folder, HandBuilt.FILES, List.of(new ListingProblem("state", ListingProblem.Kind.DENIED, "Permission denied."))),
                inspection.depth(),
                inspection.checkpoints());
        Golden.compare("unknown.txt", text(denied, Style.PLAIN));
    }

    @Test
    void homeAndHereStandSideBySide() throws IOException {
        SparkError error = new SparkError(List.of("java.io.FileNotFoundException"), null, "File file:/data/in/1.json does not exist");
        Inspection inspection = HandBuilt.inspection(
                folder,
                Depth.ALL,
                HandBuilt.draft(Verdict.RESTARTS)
                        .here("hdfs://prod/ck/orders", Verdict.FAILS, new Cause("sources/0/9", 17L, "The input file is not on this machine.", error))
                        .verdicts(
                                new VersionVerdict(SparkVersion.line(4, 2), Verdict.FAILS, new Cause("metadata", null, "The file is missing.", error), false),
                                new VersionVerdict(SparkVersion.line(4, 1), Verdict.RESTARTS, null, false),
                                new VersionVerdict(SparkVersion.line(4, 0), Verdict.RESTARTS, null, false),
                                new VersionVerdict(SparkVersion.line(3, 5), Verdict.RESTARTS, null, false)));
        Golden.compare("home-and-here.txt", text(inspection, Style.PLAIN));
    }

    @Test
    void severalCheckpointsAtOneLocation() throws IOException {
        Inspection inspection = HandBuilt.inspection(
                folder, Depth.DEEP, HandBuilt.draft(null).kind(Checkpoint.Kind.FILE_SINK_LOG), HandBuilt.draft(Verdict.RESTARTS).finding(HandBuilt.STRANGER));
        Golden.compare("several.txt", text(inspection, Style.PLAIN));
    }

    @Test
    void aFolderWithoutACheckpointSaysWhatToGive() throws IOException {
        Inspection inspection = new Inspection(HandBuilt.listing(folder, Map.of("a/readme.txt", 5), List.of()), Depth.DEEP, List.of());
        Golden.compare("nothing.txt", text(inspection, Style.PLAIN));
    }

    @Test
    void aHundredThousandFindingsDoNotFloodTheScreen() throws IOException {
        HandBuilt.Draft draft = HandBuilt.draft(Verdict.RESTARTS);
        for (int i = 0; i < 100_000; i++) {
            draft.finding(HandBuilt.STRANGER);
        }
        String text = text(HandBuilt.inspection(folder, Depth.DEEP, draft), Style.PLAIN);
        assertTrue(text.contains("and 99,980 more WARNING; --json has them all"), text);
        assertEquals(FindingsText.SHOWN, text.split("file.unknown", -1).length - 1);
    }

    @Test
    void whatStandsInACheckpointCannotMoveTheCursor() throws IOException {
        Finding hostile = new Finding(
                "file.unknown", Severity.WARNING, "a\u001b[2Jb", null, "evil \u202egnp\u0007", HandBuilt.ordered("name", "\u001b]0;title\u0007"), null, null);
        String text = text(HandBuilt.inspection(folder, Depth.DEEP, HandBuilt.draft(Verdict.RESTARTS).finding(hostile)), Style.PLAIN);
        assertTrue(text.contains("a\\u001b[2Jb"), text);
        assertFalse(text.chars().anyMatch(c -> c != '\n' && Character.getType(c) == Character.CONTROL), text);
        assertFalse(text.contains("\u202e"), text);
    }

    @Test
    void secretsAreMaskedInTextAndJson() throws IOException {
        Finding leaky = new Finding(
                "conf.changed",
                Severity.WARNING,
                "offsets/9",
                null,
                "Written at hdfs://joe:hunter2@host/ck.",
                HandBuilt.ordered("spark.hadoop.fs.s3a.secret.key", "hunter2", "list", List.of("s3a://a:hunter2@b/c")),
                new Finding.Remedy("See s3a://a:hunter2@b/c.", "ls s3a://a:hunter2@b/c"),
                new SparkError(List.of("java.io.IOException"), null, "https://joe:hunter2@host is gone"));
        Inspection inspection = HandBuilt.inspection(
                folder, Depth.DEEP, HandBuilt.draft(Verdict.FAILS).finding(leaky).here("s3a://a:hunter2@b/c", Verdict.RESTARTS, null).assumed("s3a://a:hunter2@b/c"));
        assertFalse(text(inspection, Style.PLAIN).contains("hunter2"), text(inspection, Style.PLAIN));
        assertFalse(InspectionJsonTest.json(inspection).contains("hunter2"), InspectionJsonTest.json(inspection));
    }

    @Test
    void everyLineFitsAHundredColumns() throws IOException {
        Inspection inspection = HandBuilt.inspection(
                folder, Depth.DEEP, HandBuilt.draft(Verdict.FAILS).finding(HandBuilt.EMPTY_OFFSETS).finding(HandBuilt.REPEATS));
        text(inspection, Style.PLAIN).lines().forEach(line -> assertTrue(line.length() <= 100, line));
    }

    private static String text(Inspection inspection, Style style) throws IOException {
        StringBuilder text = new StringBuilder();
        InspectionText.write(inspection, text, style);
        return text.toString();
    }
}
