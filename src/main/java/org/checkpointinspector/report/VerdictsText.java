package org.checkpointinspector.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.checkpointinspector.inspect.Cause;
import org.checkpointinspector.inspect.CheckpointInspection.VersionVerdict;
import org.checkpointinspector.inspect.SparkVersion;
import org.checkpointinspector.report.Style.Tone;
import org.jspecify.annotations.Nullable;

/** The verdicts for several Spark versions; versions side by side that say the same share a line. */
final class VerdictsText {
    private static final int VERSIONS = 10;

    private VerdictsText() {}

    /**
     * Writes them.
     *
     * @param known the cause that stands in the report already, null where there is none
     * @param labelWidth where the text begins
     */
    static void write(List<VersionVerdict> verdicts, @Nullable Cause known, int labelWidth, Page page) throws IOException {
        String head = "By version";
        for (List<VersionVerdict> same : runs(verdicts)) {
            VersionVerdict one = same.get(0);
            Tone tone = switch (one.verdict()) {
                case RESTARTS -> one.losesData() ? Tone.BAD : Tone.PLAIN;
                case FAILS -> Tone.BAD;
                case UNKNOWN -> Tone.UNKNOWN;
            };
            page.entry(0, head, labelWidth, tone, String.format("%-" + VERSIONS + "s%s%s", versions(same), words(one), why(one.cause(), known)));
            head = "";
        }
    }

    private static String words(VersionVerdict one) {
        return one.verdict() + (one.losesData() ? ", and silently loses data" : "");
    }

    private static String why(@Nullable Cause cause, @Nullable Cause known) {
        if (cause == null) {
            return "";
        }
        if (known != null && sameReason(cause, known)) {
            return ": the cause above";
        }
        return ": " + InspectionText.place(cause.path(), cause.offset()) + ": " + cause.reason();
    }

    private static List<List<VersionVerdict>> runs(List<VersionVerdict> verdicts) {
        List<List<VersionVerdict>> runs = new ArrayList<>();
        for (VersionVerdict verdict : verdicts) {
            List<VersionVerdict> last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            if (last == null || !same(last.get(0), verdict)) {
                runs.add(new ArrayList<>(List.of(verdict)));
            } else {
                last.add(verdict);
            }
        }
        return runs;
    }

    private static boolean same(VersionVerdict left, VersionVerdict right) {
        boolean reasons = left.cause() == null || right.cause() == null ? left.cause() == right.cause() : sameReason(left.cause(), right.cause());
        return left.verdict() == right.verdict() && left.losesData() == right.losesData() && reasons;
    }

    /** Exceptions differ from version to version even where the reason is one. */
    private static boolean sameReason(Cause left, Cause right) {
        return left.path().equals(right.path()) && left.reason().equals(right.reason());
    }

    private static String versions(List<VersionVerdict> same) {
        List<SparkVersion> sorted = same.stream().map(VersionVerdict::spark).sorted().toList();
        SparkVersion newest = sorted.get(sorted.size() - 1);
        return sorted.size() == 1 ? newest.toString() : sorted.get(0) + "–" + newest;
    }
}
