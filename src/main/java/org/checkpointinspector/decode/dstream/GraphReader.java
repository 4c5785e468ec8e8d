package org.checkpointinspector.decode.dstream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkpointinspector.javaser.JavaBlockData;
import org.checkpointinspector.javaser.JavaClassDesc;
import org.checkpointinspector.javaser.JavaObject;
import org.checkpointinspector.javaser.JavaString;
import org.checkpointinspector.javaser.JavaValue;
import org.jspecify.annotations.Nullable;

/** Reads the DStreams of a {@code DStreamGraph}: from its inputs and outputs along every field that holds DStreams. */
final class GraphReader {

    static final String DSTREAM = "org.apache.spark.streaming.dstream.DStream";

    private static final int MOST_STREAMS = 100_000;
    /** Fields that lead back, or that a subclass's own data is not in. */
    private static final List<String> NO_PARENTS = List.of("graph", "checkpointData");
    private static final Pattern SCOPE_NAME = Pattern.compile("\"name\"\\s*:\\s*\"([^\"]*)\"");
    private static final List<String> SHOWN_SETTINGS =
            List.of("directory", "host", "port", "topics", "maxRatePerPartition", "useReliableReceiver", "initialModTimeIgnoreThreshold", "minRememberDurationS");

    private final JavaObject graph;
    private final Map<JavaObject, Boolean> seen = new IdentityHashMap<>();
    private final Deque<JavaObject> open = new ArrayDeque<>();

    GraphReader(JavaObject graph) {
        this.graph = graph;
    }

    List<DStreamNode> streams() {
        List<JavaObject> inputs = streamsIn(graph.field("inputStreams"));
        List<JavaObject> outputs = streamsIn(graph.field("outputStreams"));
        inputs.forEach(this::visit);
        outputs.forEach(this::visit);
        List<DStreamNode> nodes = new ArrayList<>();
        while (!open.isEmpty() && nodes.size() < MOST_STREAMS) {
            JavaObject stream = open.poll();
            List<JavaObject> parents = parents(stream);
            parents.forEach(this::visit);
            nodes.add(node(stream, parents, holds(inputs, stream), holds(outputs, stream)));
        }
        return nodes;
    }

    private static boolean holds(List<JavaObject> streams, JavaObject stream) {
        return streams.stream().anyMatch(other -> other == stream);
    }

    private void visit(JavaObject stream) {
        if (seen.putIfAbsent(stream, true) == null) {
            open.add(stream);
        }
    }

    static boolean isStream(JavaValue value) {
        return value instanceof JavaObject object && object.type().is(DSTREAM);
    }

    private static List<JavaObject> streamsIn(Optional<JavaValue> field) {
        return field.flatMap(ScalaValues::list).orElse(List.of()).stream().filter(GraphReader::isStream).map(JavaObject.class::cast).toList();
    }

    private static List<JavaObject> parents(JavaObject stream) {
        List<JavaObject> parents = new ArrayList<>();
        for (JavaObject.Segment segment : stream.segments()) {
            for (int i = 0; i < segment.values().size(); i++) {
                JavaValue value = segment.values().get(i);
                if (NO_PARENTS.contains(segment.type().fields().get(i).plainName())) {
                    continue;
                }
                if (isStream(value)) {
                    parents.add((JavaObject) value);
                } else if (value instanceof JavaObject || value instanceof org.checkpointinspector.javaser.JavaArray) {
                    parents.addAll(streamsIn(Optional.of(value)));
                }
            }
        }
        return parents;
    }

    private static DStreamNode node(JavaObject stream, List<JavaObject> parents, boolean input, boolean output) {
        CheckpointData data = CheckpointData.of(stream);
        OptionalLong inputId = ScalaValues.number(stream, "id");
        return new DStreamNode(
                stream.handle(),
                stream.type().name(),
                base(stream.type()),
                input,
                output,
                inputId.isPresent() ? (Integer) (int) inputId.getAsLong() : null,
                stream.field("baseScope").flatMap(ScalaValues::some).flatMap(ScalaValues::text).map(GraphReader::scopeName).orElse(null),
                ScalaValues.object(stream, "creationSite").flatMap(site -> ScalaValues.text(site, "shortForm")).orElse(null),
                millis(stream, "_slideDuration"),
                millis(stream, "_windowDuration"),
                millis(stream, "checkpointDuration"),
                millis(stream, "rememberDuration"),
                ScalaValues.object(stream, "storageLevel").map(GraphReader::storageLevel).orElse(""),
                ScalaValues.flag(stream, "mustCheckpoint"),
                parents.stream().map(JavaObject::handle).toList(),
                partitions(stream),
                UserFunctions.of(stream),
                data.rdds(),
                data.files(),
                data.offsets(),
                settings(stream));
    }

    private static List<String> base(JavaClassDesc type) {
        List<String> base = new ArrayList<>();
        for (JavaClassDesc at = type.superclass().orElse(null); at != null; at = at.superclass().orElse(null)) {
            base.add(at.name());
        }
        return base;
    }

    private static String scopeName(String json) {
        Matcher matcher = SCOPE_NAME.matcher(json);
        return matcher.find() ? matcher.group(1) : json;
    }

    private static @Nullable Long millis(JavaObject stream, String field) {
        OptionalLong millis = ScalaValues.millis(stream, field);
        return millis.isPresent() ? (Long) millis.getAsLong() : null;
    }

    /** {@code StorageLevel.writeExternal}: a byte of flags and the replication. */
    private static String storageLevel(JavaObject level) {
        if (level.annotation().isEmpty() || !(level.annotation().get(0) instanceof JavaBlockData data) || data.bytes().length < 2) {
            return "";
        }
        int flags = data.bytes()[0];
        StringBuilder words = new StringBuilder("StorageLevel(");
        words.append((flags & 8) != 0 ? "disk, " : "").append((flags & 4) != 0 ? "memory, " : "");
        words.append((flags & 2) != 0 ? "offheap, " : "").append((flags & 1) != 0 ? "deserialized, " : "");
        return words.append(data.bytes()[1]).append(" replicas)").toString();
    }

    private static @Nullable Integer partitions(JavaObject stream) {
        Optional<JavaObject> partitioner = ScalaValues.object(stream, "partitioner");
        OptionalLong count = partitioner.map(Partitioners::partitions).orElse(OptionalLong.empty());
        return count.isPresent() ? (Integer) (int) count.getAsLong() : null;
    }

    private static Map<String, String> settings(JavaObject stream) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String name : SHOWN_SETTINGS) {
            stream.field(name).filter(value -> !isStream(value)).ifPresent(value -> settings.put(name, ValueText.of(value)));
        }
        for (String field : List.of("kafkaParams", "executorKafkaParams")) {
            parameters(stream, field, settings);
            ScalaValues.object(stream, "consumerStrategy").ifPresent(strategy -> parameters(strategy, field, settings));
        }
        ScalaValues.object(stream, "consumerStrategy").flatMap(strategy -> strategy.field("topics")).ifPresent(topics -> settings.put("topics", ValueText.of(topics)));
        // a state that was not updated for so long is removed
        ScalaValues.object(stream, "spec").ifPresent(spec -> {
            OptionalLong timeout = ScalaValues.millis(spec, "timeoutInterval");
            if (timeout.isPresent()) {
                settings.put("timeout", timeout.getAsLong() + " ms");
            }
        });
        currentOffsets(stream, settings);
        return settings;
    }

    private static void parameters(JavaObject holder, String field, Map<String, String> into) {
        Map<String, String> sorted = new TreeMap<>();
        for (ScalaValues.Entry entry : holder.field(field).flatMap(ScalaValues::map).orElse(List.of())) {
            if (entry.key() instanceof JavaString key) {
                sorted.put(field + "." + key.text(), ValueText.full(entry.value()));
            }
        }
        into.putAll(sorted);
    }

    private static void currentOffsets(JavaObject stream, Map<String, String> into) {
        Map<String, String> sorted = new TreeMap<>();
        for (ScalaValues.Entry entry : stream.field("currentOffsets").flatMap(ScalaValues::map).orElse(List.of())) {
            if (entry.key() instanceof JavaObject partition) {
                sorted.put("next offset of " + ScalaValues.text(partition, "topic").orElse("?") + "-" + ScalaValues.number(partition, "partition").orElse(-1),
                        ValueText.of(entry.value()));
            }
        }
        into.putAll(sorted);
    }
}
