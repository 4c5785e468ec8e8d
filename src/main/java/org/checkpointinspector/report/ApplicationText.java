package org.checkpointinspector.report;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.inspect.Application;
import org.checkpointinspector.inspect.Timing;
import org.checkpointinspector.report.Style.Tone;

/** The Spark Streaming application of a DStream checkpoint, for a person: what it is, from which files it could be recovered, and its graph. */
final class ApplicationText {
    private static final int LABEL = 14;
    private static final int PENDING_SHOWN = 5;

    private ApplicationText() {}

    static void write(Application application, Page page) throws IOException {
        page.blank();
        page.line(Tone.STRONG, "Application");
        fact(page, "Name", application.framework() + " on " + application.master());
        fact(page, "Recovers from", application.recoveryFile() + (application.codec() == null ? "" : ", compressed with " + application.codec()));
        if (application.checkpointTimeMs() != null) {
            fact(page, "Checkpoint", Amounts.instant(application.checkpointTimeMs()));
        }
        if (application.batchDurationMs() != null) {
            fact(page, "Batches", "every " + Amounts.number(application.batchDurationMs()) + " ms" + pending(application.pendingTimesMs()));
        }
        for (Application.RecoveryPoint point : application.recoveryPoints()) {
            String holds = point.checkpointTimeMs() == null ? "" : point.pendingTimesMs().contains(point.checkpointTimeMs()) ? "before its batch was done" : "after its batch was done";
            fact(page, point == application.recoveryPoints().get(0) ? "Files" : "", point.file() + (point.trouble() == null ? ": " + holds : ": " + point.trouble()));
        }
        timing(application.timing(), page);
        page.blank();
        page.line(Tone.STRONG, "Graph");
        for (Application.Stream stream : application.dstreams()) {
            stream(stream, page);
        }
    }

    private static void timing(Timing timing, Page page) throws IOException {
        page.blank();
        page.line(Tone.STRONG, "Timing");
        for (Map.Entry<String, String> words : TimingWords.of(timing).entrySet()) {
            fact(page, words.getKey(), words.getValue());
        }
    }

    private static void stream(Application.Stream stream, Page page) throws IOException {
        String role = stream.input() ? "in" : stream.output() ? "out" : "";
        String from = stream.parents().isEmpty() ? "" : " from " + String.join(", ", stream.parents().stream().map(id -> "#" + id).toList());
        fact(page, "#" + stream.id() + " " + role, stream.simpleType() + from + (stream.callSite() == null ? "" : ", " + stream.callSite()));
        if (stream.checkpointMs() != null) {
            fact(page, "", "checkpointed every " + Amounts.number(stream.checkpointMs()) + " ms: " + rdds(stream.rdds()));
        }
        for (String function : stream.functions()) {
            fact(page, "", function);
        }
        for (Map.Entry<Long, String> batch : stream.offsets().entrySet()) {
            fact(page, "", "batch " + batch.getKey() + ": " + batch.getValue());
        }
    }

    private static String rdds(Map<Long, String> rdds) {
        return rdds.isEmpty() ? "none yet" : String.join(", ", rdds.values());
    }

    private static String pending(List<Long> pending) {
        if (pending.isEmpty()) {
            return ", none pending";
        }
        String more = pending.size() > PENDING_SHOWN ? " … (" + pending.size() + " in all)" : "";
        return ", pending " + String.join(", ", pending.stream().limit(PENDING_SHOWN).map(String::valueOf).toList()) + more;
    }

    private static void fact(Page page, String label, String text) throws IOException {
        page.entry(2, label, LABEL, Tone.PLAIN, text);
    }
}
