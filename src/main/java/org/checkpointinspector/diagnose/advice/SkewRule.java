package org.checkpointinspector.diagnose.advice;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.Quantity;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.inspect.Trend;
import org.checkpointinspector.layout.StateLayout;

/** One partition has far more state than the others. */
public final class SkewRule implements AdviceRule {

    private static final int FEWEST = 4;
    private static final long LARGE_BYTES = 1 << 20;
    private static final long TIMES = 4;

    private static final RuleText TEXT = new RuleText(
            "state.skew",
            Severity.INFO,
            "The state of one partition is far larger than that of the others.",
            "One task of each batch takes much longer than all others, and its executor runs out of memory first.",
            "Look for a key that stands for \"unknown\" (null, empty) and drop or salt it; more partitions do not divide one key.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        for (StateLayout.Operator operator : facts.state().operators()) {
            Map<Integer, Long> sizes = new TreeMap<>();
            operator.partitions().forEach(partition -> sizes.put(partition.id(), partition.folder().totalBytes()));
            Long median = Trend.median(List.copyOf(sizes.values()));
            Map.Entry<Integer, Long> largest = sizes.entrySet().stream().max(Map.Entry.comparingByValue()).orElse(null);
            if (sizes.size() >= FEWEST && median != null && largest != null && largest.getValue() >= LARGE_BYTES && largest.getValue() >= TIMES * Math.max(1, median)) {
                advice.on("state/" + operator.id() + "/" + largest.getKey())
                        .says("Partition " + largest.getKey() + " of operator " + operator.id() + " has " + Quantity.bytes(largest.getValue()) + ", half of the partitions have "
                                + Quantity.bytes(median) + " or less.")
                        .proof("largest, bytes", largest.getValue())
                        .proof("median, bytes", median)
                        .proof("partitions", sizes.size())
                        .add();
            }
        }
    }
}
