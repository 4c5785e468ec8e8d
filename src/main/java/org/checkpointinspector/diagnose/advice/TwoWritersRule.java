package org.checkpointinspector.diagnose.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.inspect.Trend;

/** Two runs of the query that write into the same folder leave traces which one run never leaves. */
public final class TwoWritersRule implements AdviceRule {

    /** Clocks of two machines differ by so much, and some stores cut off the seconds. */
    private static final long CLOCK_MS = 5_000;
    private static final Pattern TEMPORARY = Pattern.compile("\\.(\\d+)\\.[0-9a-f-]{36}\\.tmp");

    private static final RuleText TEXT = new RuleText(
            "query.two-writers",
            Severity.WARNING,
            "Two queries seem to write into this checkpoint.",
            "CONCURRENT_STREAM_LOG_UPDATE, or \"Multiple streaming queries are concurrently using …\"; with bad luck nothing, and "
                    + "data is repeated.",
            "Find and stop the second run, usually a retry of a scheduler. One checkpoint folder belongs to one query.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        List<Long> late = lateCommits(facts.trend());
        List<Long> back = backwards(facts.trend());
        Set<String> temporary = temporaryTwice(facts);
        int kinds = (late.isEmpty() ? 0 : 1) + (back.isEmpty() ? 0 : 1) + (temporary.isEmpty() ? 0 : 1);
        if (kinds == 0) {
            return;
        }
        Advice.Draft draft = kinds > 1 || late.size() > 1 ? advice.on("commits") : advice.info("commits");
        draft.says("The logs look as if two runs had written them" + (kinds == 1 ? "; a changed clock or a crash at the wrong time can do it, too." : "."))
                .proof("batches committed after the next one was planned", late.isEmpty() ? null : late)
                .proof("batches planned at an earlier time than the one before", back.isEmpty() ? null : back)
                .proof("batches with several unfinished writes", temporary.isEmpty() ? null : temporary)
                .add();
    }

    /** In async progress tracking commits do come late; its logs have gaps. */
    private static List<Long> lateCommits(Trend trend) {
        List<Long> late = new ArrayList<>();
        for (int i = 1; i < trend.batches().size(); i++) {
            Trend.Batch before = trend.batches().get(i - 1);
            Trend.Batch next = trend.batches().get(i);
            if (next.batch() != before.batch() + 1) {
                return List.of();
            }
            Long committed = before.committedMs();
            Long written = next.writtenMs();
            if (committed != null && written != null && committed > written + CLOCK_MS) {
                late.add(before.batch());
            }
        }
        return late;
    }

    private static List<Long> backwards(Trend trend) {
        List<Long> back = new ArrayList<>();
        Long before = null;
        for (Trend.Batch batch : trend.batches()) {
            Long planned = batch.plannedMs();
            if (planned != null && before != null && planned < before - CLOCK_MS) {
                back.add(batch.batch());
            }
            before = planned == null ? before : planned;
        }
        return back;
    }

    private static Set<String> temporaryTwice(Facts facts) {
        Set<String> seen = new TreeSet<>();
        Set<String> twice = new TreeSet<>();
        Stream.of("offsets", "commits").flatMap(log -> facts.folder().folder(log).stream()).forEach(log -> log.files().forEach(file -> {
            Matcher name = TEMPORARY.matcher(file.name());
            if (name.matches() && !seen.add(log.name() + "/" + name.group(1))) {
                twice.add(log.name() + "/" + name.group(1));
            }
        }));
        return twice;
    }
}
