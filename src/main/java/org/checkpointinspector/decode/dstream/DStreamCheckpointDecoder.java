package org.checkpointinspector.decode.dstream;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.codec.Codec;
import org.checkpointinspector.decode.Decoder;
import org.checkpointinspector.javaser.JavaNull;
import org.checkpointinspector.javaser.JavaObject;
import org.checkpointinspector.javaser.JavaValue;
import org.jspecify.annotations.Nullable;

/**
 * Decodes {@code checkpoint-<ms>}, its backups and {@code temp}: one object of class {@code org.apache.spark.streaming.Checkpoint}, always compressed
 * ({@code CheckpointReader}, Spark 2.1 to 4.2). What follows the object is not looked at, as Spark does not look at it.
 */
public final class DStreamCheckpointDecoder implements Decoder<DStreamCheckpoint> {

    /** The class of the only object. */
    public static final String CHECKPOINT = "org.apache.spark.streaming.Checkpoint";

    private final @Nullable Codec told;

    /** Finds the codec from the bytes. */
    public DStreamCheckpointDecoder() {
        this.told = null;
    }

    /** Reads with one codec, whatever the bytes say: as Spark does, which is told it by its configuration. */
    public DStreamCheckpointDecoder(Codec told) {
        this.told = told;
    }

    /** Damaged or not, the content is there as far as it was read, with its {@link DStreamCheckpoint#fault}. */
    @Override
    public Decoded<DStreamCheckpoint> decode(InputStream stored) throws IOException {
        SerializedFile file = told == null ? SerializedFile.sniffed(stored) : SerializedFile.as(told, stored);
        Optional<JavaValue> value = file.next();
        StreamFault fault = file.fault().orElse(null);
        if (fault == null && value.isEmpty()) {
            fault = StreamFault.ofJava(file.located(Damage.at(Integer.BYTES, Damage.Kind.TRUNCATED, "The stream has no object.")));
        }
        JavaValue root = value.or(file::unfinished).orElse(null);
        boolean isCheckpoint = root instanceof JavaObject object && object.type().name().equals(CHECKPOINT);
        if (fault == null && !isCheckpoint) {
            String found = root instanceof JavaObject object ? object.type().name() : String.valueOf(root);
            Damage damage = file.located(Damage.at(Integer.BYTES, Damage.Kind.GARBLED, "The object is no " + CHECKPOINT + " but " + found + "."));
            fault = new StreamFault(damage, "java.lang.ClassCastException", "class " + found + " cannot be cast to class " + CHECKPOINT);
        }
        DStreamCheckpoint content = content(file, isCheckpoint ? (JavaObject) root : null, root, fault);
        return fault == null ? Decoded.whole(content) : Decoded.damaged(fault.damage(), content);
    }

    private static DStreamCheckpoint content(SerializedFile file, @Nullable JavaObject checkpoint, @Nullable JavaValue root, @Nullable StreamFault fault) {
        Optional<JavaObject> at = Optional.ofNullable(checkpoint);
        Optional<JavaObject> graph = at.flatMap(object -> ScalaValues.object(object, "graph"));
        return new DStreamCheckpoint(
                file.codecName(),
                at.flatMap(object -> ScalaValues.text(object, "framework")).orElse(null),
                at.flatMap(object -> ScalaValues.text(object, "master")).orElse(null),
                at.flatMap(object -> ScalaValues.text(object, "checkpointDir")).orElse(null),
                millis(at, "checkpointTime"),
                millis(graph, "batchDuration"),
                at.flatMap(object -> object.field("pendingTimes")).flatMap(ScalaValues::list).map(DStreamCheckpointDecoder::times).orElse(List.of()),
                millis(graph, "zeroTime"),
                graph.isPresent(),
                graph.map(object -> new GraphReader(object).streams()).orElse(List.of()),
                at.flatMap(object -> object.field("sparkConfPairs")).flatMap(ScalaValues::list).map(DStreamCheckpointDecoder::pairs).orElse(Map.of()),
                at.flatMap(object -> object.field("jars")).flatMap(ScalaValues::list).map(DStreamCheckpointDecoder::texts).orElse(List.of()),
                file.classes(),
                root,
                fault);
    }

    private static @Nullable Long millis(Optional<JavaObject> object, String field) {
        OptionalLong millis = object.map(at -> ScalaValues.millis(at, field)).orElse(OptionalLong.empty());
        return millis.isPresent() ? millis.getAsLong() : null;
    }

    private static List<Long> times(List<JavaValue> values) {
        return values.stream().map(ScalaValues::millis).filter(OptionalLong::isPresent).map(OptionalLong::getAsLong).sorted().toList();
    }

    private static List<String> texts(List<JavaValue> values) {
        return values.stream().flatMap(value -> ScalaValues.text(value).stream()).toList();
    }

    private static Map<String, String> pairs(List<JavaValue> values) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (JavaValue value : values) {
            Optional<String> key = ScalaValues.element(value, 1).flatMap(ScalaValues::text);
            key.ifPresent(name -> pairs.put(name, ScalaValues.element(value, 2).map(ValueText::full).orElse("")));
        }
        return pairs;
    }

    /** Names of the fields whose null ends a recovery with an error that nothing catches ({@code Checkpoint.validate}), in Spark's order. */
    public static List<String> missing(DStreamCheckpoint checkpoint) {
        List<String> missing = new ArrayList<>();
        for (String field : List.of("master", "framework", "graph", "checkpointTime")) {
            if (checkpoint.root() instanceof JavaObject object && object.field(field).orElse(JavaNull.NULL) == JavaNull.NULL) {
                missing.add(field);
            }
        }
        return missing;
    }
}
