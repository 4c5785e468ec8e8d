package org.checkpointinspector.decode.dstream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkpointinspector.javaser.JavaObject;
import org.checkpointinspector.javaser.JavaString;
import org.checkpointinspector.javaser.JavaValue;

/** What a DStream keeps of its remembered batches ({@code DStreamCheckpointData.data}): folders of RDDs, input files, or Kafka offsets. */
record CheckpointData(Map<Long, String> rdds, Map<Long, List<String>> files, Map<Long, List<DStreamNode.OffsetRange>> offsets) {

    static CheckpointData of(JavaObject stream) {
        CheckpointData found = new CheckpointData(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        List<ScalaValues.Entry> entries =
                ScalaValues.object(stream, "checkpointData").flatMap(data -> data.field("data")).flatMap(ScalaValues::map).orElse(List.of());
        for (ScalaValues.Entry entry : entries) {
            OptionalLong batch = ScalaValues.millis(entry.key());
            if (batch.isPresent()) {
                found.add(batch.getAsLong(), entry.value());
            }
        }
        return found;
    }

    private void add(long batch, JavaValue value) {
        if (value instanceof JavaString folder) {
            rdds.put(batch, folder.text());
            return;
        }
        List<String> names = new ArrayList<>();
        List<DStreamNode.OffsetRange> ranges = new ArrayList<>();
        for (JavaValue element : ScalaValues.list(value).orElse(List.of())) {
            ScalaValues.text(element).ifPresent(names::add);
            range(element).ifPresent(ranges::add);
        }
        if (ranges.isEmpty()) {
            files.put(batch, names);
        } else {
            offsets.put(batch, ranges);
        }
    }

    private static Optional<DStreamNode.OffsetRange> range(JavaValue value) {
        Optional<String> topic = ScalaValues.element(value, 1).flatMap(ScalaValues::text);
        OptionalLong partition = number(value, 2);
        OptionalLong from = number(value, 3);
        OptionalLong until = number(value, 4);
        return topic.isPresent() && partition.isPresent() && from.isPresent() && until.isPresent()
                ? Optional.of(new DStreamNode.OffsetRange(topic.get(), (int) partition.getAsLong(), from.getAsLong(), until.getAsLong()))
                : Optional.empty();
    }

    private static OptionalLong number(JavaValue tuple, int element) {
        return ScalaValues.element(tuple, element).map(ScalaValues::number).orElse(OptionalLong.empty());
    }
}
