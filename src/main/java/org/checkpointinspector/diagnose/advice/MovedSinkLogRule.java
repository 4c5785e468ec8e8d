package org.checkpointinspector.diagnose.advice;

import java.util.List;
import java.util.Optional;
import org.checkpointinspector.decode.SinkLog;
import org.checkpointinspector.decode.SinkLogDecoder;
import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.LogFolder;

/** The files that a sink's log names lie below another folder. */
public final class MovedSinkLogRule implements AdviceRule {

    private static final RuleText TEXT = new RuleText(
            "sinklog.moved",
            Severity.INFO,
            "The output of the file sink was moved or copied: its log names the old place.",
            "Readers of this folder look for the files at the old place: they read those, or fail with FileNotFoundException.",
            "Read the output at its old place, or read the files without the log (a glob of the data files), which also shows "
                    + "uncommitted ones.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        if (facts.inspection().checkpoint().kind() != Checkpoint.Kind.FILE_SINK_LOG) {
            return;
        }
        LogFolder.LogFile newest = LogFolder.compactible(Optional.of(facts.folder())).newest().orElse(null);
        SinkLog log = newest == null ? null : facts.reads().decode(newest.entry(), new SinkLogDecoder()).orElse(null);
        String here = facts.location().path().replaceFirst("/[^/]*$", "");
        List<String> elsewhere = log == null
                ? List.of()
                : log.files().stream().map(SinkLog.Entry::path).filter(path -> !path(path).startsWith(here + "/")).toList();
        if (log != null && !elsewhere.isEmpty() && elsewhere.size() == log.files().size()) {
            advice.on(facts.relative(newest.entry().path()))
                    .says("The log names files such as " + elsewhere.get(0) + ", and this folder is " + facts.location() + ".")
                    .proof("a file in the log", elsewhere.get(0))
                    .proof("files in the newest part of the log", log.count())
                    .add();
        }
    }

    private static String path(String uri) {
        return uri.replaceFirst("^[a-z0-9]+:(//[^/]*)?", "").replace("%20", " ");
    }
}
