package org.checkpointinspector.diagnose.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.decode.SourceOffset;
import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Severity;

/** The plan reads one topic through several sources, each with positions of its own. */
public final class TopicTwiceRule implements AdviceRule {

    private static final RuleText TEXT = new RuleText(
            "source.topic-twice",
            Severity.INFO,
            "One topic is read by several sources of the query.",
            "Nothing; but each source reads the topic once more, and a changed plan (a union or self-join more or less) changes "
                    + "the number of sources, which Spark refuses.",
            "Read the topic once and branch afterwards, with a new checkpoint. Leave the plan as it is while this checkpoint is in "
                    + "use.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        if (facts.offsets().isEmpty()) {
            return;
        }
        Map<String, List<String>> readers = new TreeMap<>();
        for (OffsetLog.Source source : facts.offsets().lastEntry().getValue().sources()) {
            if (Facts.offset(source).orElse(null) instanceof SourceOffset.Partitioned positions) {
                positions.positions().keySet().forEach(topic -> readers.computeIfAbsent(topic, name -> new ArrayList<>()).add(source.id()));
            }
        }
        readers.values().removeIf(sources -> sources.size() < 2);
        if (!readers.isEmpty()) {
            advice.on("offsets/" + facts.offsets().lastKey())
                    .says("The query reads " + String.join(", ", readers.keySet()) + " through more than one source.")
                    .proof("sources by topic", readers)
                    .add();
        }
    }
}
