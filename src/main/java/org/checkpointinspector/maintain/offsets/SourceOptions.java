package org.checkpointinspector.maintain.offsets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.decode.SourceOffset;
import org.checkpointinspector.decode.SourceOffsets;
import org.checkpointinspector.layout.LogFolder;
import org.checkpointinspector.storage.Folder;

/** What the option of a source has to be, by the shape of its offset. The one place that knows the options of sources. */
final class SourceOptions {

    private final OffsetLog.Source source;
    private final Optional<Folder> folder;
    private final SourceLogReader logs;

    /** @param folder the source's own folder in the checkpoint */
    SourceOptions(OffsetLog.Source source, Optional<Folder> folder, SourceLogReader logs) {
        this.source = source;
        this.folder = folder;
        this.logs = logs;
    }

    SourceStart start() throws IOException {
        if (source.json() == null) {
            return new SourceStart(source.id(), "not known", List.of(), List.of("The source had no offset yet: start it as the old query was started."));
        }
        SourceOffset offset = SourceOffsets.parse(source.json(), source.storedOffset()).value().orElse(null);
        if (offset instanceof SourceOffset.Partitioned kafka) {
            return kafka(kafka.positions());
        } else if (offset instanceof SourceOffset.FileLog files) {
            return files(files.logOffset());
        } else if (offset instanceof SourceOffset.Number number) {
            return LogFolder.compactible(folder).files().size() > 1 ? files(number.value()) : number(number.value());
        } else if (offset instanceof SourceOffset.RateMicroBatch rate) {
            return rateMicroBatch(rate);
        } else if (offset instanceof SourceOffset.Delta delta) {
            return delta(delta);
        } else if (offset instanceof SourceOffset.Iceberg iceberg) {
            return iceberg(iceberg);
        } else if (offset instanceof SourceOffset.Kinesis kinesis) {
            return kinesis(kinesis);
        }
        return new SourceStart(source.id(), "not known", List.of(new SourceStart.Option("offset", source.json())),
                List.of("This program does not know the source; this is its own offset, and where it ends the next batch begins."));
    }

    /** The offsets in the log are the next ones to be read, and so are those of the option ({@code KafkaSourceOffset}, {@code SpecificOffsetRangeLimit}). */
    private SourceStart kafka(Map<String, Map<Integer, Long>> positions) {
        return new SourceStart(source.id(), "Kafka",
                List.of(new SourceStart.Option("startingOffsets", json(positions)), new SourceStart.Option("eventhubs.startingPositions", eventHubs(positions))),
                List.of("Kafka wants every partition of every topic that is subscribed to: add those that are newer as -2 (from their beginning).",
                        "eventhubs.startingPositions is the same for the Azure Event Hubs connector, whose offsets look alike."));
    }

    /** Offsets as JSON with sorted topics and partitions, as Spark writes them. */
    static String json(Map<String, Map<Integer, Long>> positions) {
        return positions.entrySet().stream()
                .map(topic -> quoted(topic.getKey()) + ":" + topic.getValue().entrySet().stream()
                        .map(partition -> "\"" + partition.getKey() + "\":" + partition.getValue())
                        .collect(Collectors.joining(",", "{", "}")))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** azure-event-hubs-spark: a map whose keys are JSON texts; the offset of its checkpoints is the next sequence number. */
    private static String eventHubs(Map<String, Map<Integer, Long>> positions) {
        List<String> entries = new ArrayList<>();
        positions.forEach((hub, partitions) -> partitions.forEach((partition, next) -> entries.add(
                quoted("{\"ehName\":" + quoted(hub) + ",\"partitionId\":" + partition + "}") + ":{\"offset\":\"-1\",\"seqNo\":" + next
                        + ",\"enqueuedTime\":null,\"isInclusive\":true}")));
        return String.join(",", entries).transform(all -> "{" + all + "}");
    }

    private SourceStart files(long logOffset) throws IOException {
        List<String> notes = new ArrayList<>();
        logs.seen(folder, logOffset).ifPresent(notes::add);
        notes.add("A file source has no option that says where to start: a new query reads every file of its folder. Give it a folder that holds only the files not seen yet"
                + (folder.isPresent() ? "; sources/" + source.id() + " names those that were." : "."));
        return new SourceStart(source.id(), "files", List.of(), notes);
    }

    private SourceStart number(long value) {
        return new SourceStart(source.id(), "rate, socket or memory", List.of(),
                List.of("It stood at " + value + ". A rate source counts the seconds since its query was created, a socket source the rows since it was connected: neither can start in"
                        + " the middle, and a new query begins at 0."));
    }

    private SourceStart rateMicroBatch(SourceOffset.RateMicroBatch rate) {
        return new SourceStart(source.id(), "rate-micro-batch", List.of(new SourceStart.Option("startTimestamp", String.valueOf(rate.timestampMs()))),
                List.of("It stood at row " + rate.offset() + ". With this option the times go on; the values begin at 0 again, for which there is no option."));
    }

    /** On disk, index -1 stands before the first file of a version ({@code DeltaSourceOffset.BASE_INDEX}). */
    private SourceStart delta(SourceOffset.Delta delta) {
        String table = "The table has the id " + delta.tableId() + ".";
        if (delta.startingVersion()) {
            return new SourceStart(source.id(), "Delta", List.of(),
                    List.of(table, "The query was still reading the table as of version " + delta.version() + ", up to file " + delta.index()
                            + ": startingVersion cannot say that. Without it the new query reads the whole table again; with startingVersion=" + (delta.version() + 1)
                            + " it leaves out the rest of it."));
        }
        List<String> notes = delta.index() < 0
                ? List.of(table, "Everything before this version was read, and nothing of it.")
                : List.of(table, "Version " + delta.version() + " was read up to file " + delta.index() + ", which the option cannot say: these files are read again.");
        return new SourceStart(source.id(), "Delta", List.of(new SourceStart.Option("startingVersion", String.valueOf(delta.version()))), notes);
    }

    private SourceStart iceberg(SourceOffset.Iceberg iceberg) {
        return new SourceStart(source.id(), "Iceberg", List.of(),
                List.of("It stood in snapshot " + iceberg.snapshotId() + " at file " + iceberg.position() + (iceberg.scanAllFiles() ? ", reading all files of it" : "") + ".",
                        "Iceberg starts by time only: set stream-from-timestamp to the committed_at of the snapshot after it, which the table's snapshots table names."
                                + " What is left of the snapshot itself is then not read."));
    }

    private SourceStart kinesis(SourceOffset.Kinesis kinesis) {
        String shards = kinesis.shards().stream()
                .map(shard -> quoted(shard.id()) + ":{\"iteratorType\":" + quoted(shard.iteratorType()) + ",\"iteratorPosition\":" + quoted(shard.iteratorPosition()) + "}")
                .collect(Collectors.joining(",", "{", "}"));
        return new SourceStart(source.id(), "Kinesis", List.of(new SourceStart.Option("startingposition", shards)),
                List.of("For connectors of the kinesis-sql family, whose option takes a position for each shard" + (kinesis.stream() == null ? "." : ", stream " + kinesis.stream() + ".")
                        + " Others take LATEST, TRIM_HORIZON or a time."));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char letter : text.toCharArray()) {
            if (letter == '"' || letter == '\\') {
                quoted.append('\\').append(letter);
            } else if (letter < ' ') {
                quoted.append(String.format("\\u%04x", (int) letter));
            } else {
                quoted.append(letter);
            }
        }
        return quoted.append('"').toString();
    }
}
