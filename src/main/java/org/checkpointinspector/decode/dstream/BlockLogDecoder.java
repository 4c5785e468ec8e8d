package org.checkpointinspector.decode.dstream;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
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
import org.checkpointinspector.decode.Decoder;
import org.checkpointinspector.javaser.JavaArray;
import org.checkpointinspector.javaser.JavaObject;
import org.checkpointinspector.javaser.JavaValue;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a file of the driver's write-ahead log. A record is a Java stream of one event, or of an array of such streams ({@code BatchedWriteAheadLog}, the
 * default); both may stand in one file.
 */
public final class BlockLogDecoder implements Decoder<BlockLog> {

    private static final String SCHEDULER = "org.apache.spark.streaming.scheduler.";

    /** Damaged or not, the events before the damage are there. */
    @Override
    public Decoded<BlockLog> decode(InputStream stored) throws IOException {
        LogFrames frames = new LogFrames(new BufferedInputStream(stored));
        Reading reading = new Reading();
        for (Optional<byte[]> record = frames.next(); record.isPresent() && reading.fault == null; record = frames.next()) {
            reading.record(record.get(), frames.offset() + Integer.BYTES);
        }
        StreamFault fault = reading.fault != null ? reading.fault : frames.fault().orElse(null);
        BlockLog content = new BlockLog(reading.events, reading.records, new ArrayList<>(reading.classes.values()), fault);
        return fault == null ? Decoded.whole(content) : Decoded.damaged(fault.damage(), content);
    }

    private static final class Reading {
        private final List<BlockLog.Event> events = new ArrayList<>();
        private final Map<String, ClassInFile> classes = new LinkedHashMap<>();
        private long records;
        private @Nullable StreamFault fault;

        private void record(byte[] bytes, long offset) throws IOException {
            Optional<JavaValue> value = value(bytes, offset);
            if (value.isEmpty()) {
                return;
            }
            records++;
            if (value.get() instanceof JavaArray batch && batch.type().name().equals("[[B")) {
                for (int i = 0; i < batch.size() && fault == null; i++) {
                    if (batch.get(i) instanceof JavaArray one) {
                        value(one.raw(), offset + one.offset()).ifPresent(this::event);
                    }
                }
            } else {
                event(value.get());
            }
        }

        /** The only value of a stream inside a record. An early end inside a record is no end of the file: Spark fails there. */
        private Optional<JavaValue> value(byte[] bytes, long offset) throws IOException {
            SerializedFile file = SerializedFile.as(null, new ByteArrayInputStream(bytes));
            Optional<JavaValue> value = file.next();
            StreamFault found = file.fault().orElse(null);
            if (found == null && value.isEmpty()) {
                found = StreamFault.ofJava(Damage.at(0, Damage.Kind.GARBLED, "A record has no event."));
            }
            if (found != null) {
                Damage inside = found.damage();
                // TRUNCATED is kept for the end of the file
                Damage.Kind kind = inside.kind() == Damage.Kind.TRUNCATED || inside.kind() == Damage.Kind.EMPTY ? Damage.Kind.GARBLED : inside.kind();
                fault = new StreamFault(Damage.at(offset + inside.storedOffset(), kind, inside.detail()), found.exception(), found.message());
                return Optional.empty();
            }
            file.classes().forEach(type -> classes.putIfAbsent(type.name(), type));
            return value;
        }

        private void event(JavaValue value) {
            if (!(value instanceof JavaObject event)) {
                events.add(new BlockLog.Unknown(value.getClass().getSimpleName()));
                return;
            }
            events.add(switch (event.type().name()) {
                case SCHEDULER + "BlockAdditionEvent" -> ScalaValues.object(event, "receivedBlockInfo")
                        .<BlockLog.Event>map(info -> new BlockLog.BlockAdded(block(info)))
                        .orElse(new BlockLog.Unknown(event.type().name()));
                case SCHEDULER + "BatchAllocationEvent" -> allocation(event);
                case SCHEDULER + "BatchCleanupEvent" -> new BlockLog.BatchesCleaned(event.field("times")
                        .flatMap(ScalaValues::list)
                        .orElse(List.of())
                        .stream()
                        .map(ScalaValues::millis)
                        .filter(OptionalLong::isPresent)
                        .map(OptionalLong::getAsLong)
                        .toList());
                default -> new BlockLog.Unknown(event.type().name());
            });
        }

        private static BlockLog.Event allocation(JavaObject event) {
            List<BlockLog.Block> blocks = new ArrayList<>();
            List<ScalaValues.Entry> streams = ScalaValues.object(event, "allocatedBlocks")
                    .flatMap(allocated -> allocated.field("streamIdToAllocatedBlocks"))
                    .flatMap(ScalaValues::map)
                    .orElse(List.of());
            for (ScalaValues.Entry stream : streams) {
                for (JavaValue info : ScalaValues.list(stream.value()).orElse(List.of())) {
                    if (info instanceof JavaObject object) {
                        blocks.add(block(object));
                    }
                }
            }
            return new BlockLog.BatchAllocated(ScalaValues.millis(event, "time").orElse(0), blocks);
        }

        private static BlockLog.Block block(JavaObject info) {
            Optional<JavaObject> result = ScalaValues.object(info, "blockStoreResult");
            int stream = (int) ScalaValues.number(info, "streamId").orElse(-1);
            long unique = result.flatMap(stored -> ScalaValues.object(stored, "blockId")).map(id -> ScalaValues.number(id, "uniqueId").orElse(-1)).orElse(-1L);
            OptionalLong records = info.field("numRecords").flatMap(ScalaValues::some).map(ScalaValues::number).orElse(OptionalLong.empty());
            BlockLog.Segment segment = result.flatMap(stored -> ScalaValues.object(stored, "walRecordHandle"))
                    .map(handle -> new BlockLog.Segment(ScalaValues.text(handle, "path").orElse(""), ScalaValues.number(handle, "offset").orElse(0),
                            ScalaValues.number(handle, "length").orElse(0)))
                    .orElse(null);
            return new BlockLog.Block("input-" + stream + "-" + unique, stream, records.isPresent() ? (Long) records.getAsLong() : null, segment);
        }
    }
}
