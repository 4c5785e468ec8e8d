package org.checkpointinspector.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.checkpointinspector.inspect.Timing;

/** The timing of a Spark Streaming application in words, for the terminal and the window. */
public final class TimingWords {

    private TimingWords() {}

    /** Labels and what is said of each, in order. */
    public static Map<String, String> of(Timing timing) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("Lag", lag(timing));
        if (timing.delayMs() != null) {
            words.put("Batch delay", "up to " + Amounts.number(timing.delayMs()) + " ms from the begin of a batch to the file that tells of its end"
                    + (timing.processingMs() == null ? "" : "; a batch takes about " + Amounts.number(timing.processingMs()) + " ms"));
        }
        if (timing.generationMs() != null) {
            words.put("First file", "up to " + Amounts.number(timing.generationMs()) + " ms from the begin of a batch to the file that tells that its jobs were made");
        }
        words.put("Waiting", timing.backlog() == 0 ? "no batch" : Amounts.number(timing.backlog()) + (timing.backlog() == 1 ? " batch" : " batches"));
        if (!timing.failedMs().isEmpty()) {
            words.put("Failed", Amounts.number(timing.failedMs().size()) + (timing.failedMs().size() == 1 ? " batch, which is" : " batches, which are")
                    + " run again by a restart; the first " + Amounts.instant(timing.failedMs().get(0)));
        }
        if (timing.lastWriteMs() != null) {
            words.put("Last write", Amounts.time(timing.lastWriteMs()));
        }
        if (!timing.gaps().isEmpty()) {
            Timing.Gap longest = timing.gaps().stream().reduce((one, other) -> other.toMs() - other.fromMs() > one.toMs() - one.fromMs() ? other : one).orElseThrow();
            words.put("Gaps", timing.gaps().size() + " in the writing of files, the longest of " + Amounts.number(longest.toMs() - longest.fromMs()) + " ms from "
                    + Amounts.time(longest.fromMs()));
        }
        words.put("Starts", Amounts.count(timing.starts(), "driver") + " began to checkpoint here");
        if (!timing.timesFit()) {
            words.put("Files' times", "do not fit their batches, as those of a copy: what needs them is left out");
        }
        return words;
    }

    private static String lag(Timing timing) {
        Long lag = timing.lagMs();
        if (lag == null) {
            return "not known: no file tells of the end of a batch";
        }
        Double growing = timing.lagPerSecond();
        String trend = lag == 0 || growing == null || Math.abs(growing) < 0.005 ? "" : String.format(Locale.ROOT, ", %s by %.2f s each second", growing > 0 ? "growing" : "shrinking", Math.abs(growing));
        return (lag == 0 ? "none: batches keep up" : Amounts.number(lag) + " ms behind") + trend;
    }
}
