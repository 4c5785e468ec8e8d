package org.checkpointinspector.diagnose.compare;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.inspect.Mask;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.StateLayout;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;
import org.jspecify.annotations.Nullable;

/** Compares two checkpoints at their newest batches, or two batches of one checkpoint. */
public final class Comparing {

    private static final Pattern VERSION = Pattern.compile("(\\d{1,18})(?:_[0-9a-f-]{36})?\\.(?:delta|snapshot|changelog|zip)");

    private final CheckpointSide left;
    private final CheckpointSide right;
    private final List<Comparison.Fact> facts = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Comparing(CheckpointSide left, CheckpointSide right) {
        this.left = left;
        this.right = right;
    }

    /** Two checkpoints, with their files. Files of one length above 64 KiB are compared byte by byte only where all bytes are asked for. */
    public static Comparison checkpoints(CheckpointSide left, CheckpointSide right, boolean allBytes) {
        Comparing comparing = new Comparing(left, right);
        FileComparing files = new FileComparing(left, right, allBytes);
        files.compare();
        comparing.fact("kind", side -> side.checkpoint().kind().name());
        comparing.fact("query id", side -> side.metadata().map(metadata -> metadata.id().toString()).orElse(null));
        Long ofLeft = comparing.newest(left);
        Long ofRight = comparing.newest(right);
        comparing.facts.add(new Comparison.Fact("newest planned batch", text(ofLeft), text(ofRight)));
        comparing.fact("newest committed batch", side -> side.log("commits").newest().map(file -> Long.toString(file.id())).orElse(null));
        comparing.ofBatches(ofLeft, ofRight);
        comparing.state(folder -> folder.totalBytes() + " bytes, " + folder.totalFiles() + " files");
        new StateComparing(comparing.facts, comparing.notes).compare(left, null, right, null);
        comparing.facts.add(new Comparison.Fact("bytes", Long.toString(left.checkpoint().folder().totalBytes()), Long.toString(right.checkpoint().folder().totalBytes())));
        return comparing.compared(words(left), words(right), ofLeft, ofRight, files.differences(), files.same());
    }

    /** Two batches of one checkpoint. */
    public static Comparison batches(CheckpointSide side, long batch, long with) {
        Comparing comparing = new Comparing(side, side);
        if (side.checkpoint().kind() != Checkpoint.Kind.STRUCTURED_STREAMING) {
            comparing.notes.add("Only a streaming query has batches that can be compared by their number.");
        }
        comparing.ofBatches(batch, with);
        comparing.stateOfBatches(batch, with);
        new StateComparing(comparing.facts, comparing.notes).compare(side, batch, side, with);
        return comparing.compared("batch " + batch, "batch " + with, batch, with, List.of(), 0);
    }

    private @Nullable Long newest(CheckpointSide side) {
        return side.newestBatch().isPresent() ? (Long) side.newestBatch().getAsLong() : null;
    }

    private static String words(CheckpointSide side) {
        return side.listing().location().resolve(side.checkpoint().path()).toString();
    }

    private void fact(String name, Function<CheckpointSide, @Nullable String> of) {
        facts.add(new Comparison.Fact(name, of.apply(left), of.apply(right)));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private Optional<OffsetLog> offsets(CheckpointSide side, @Nullable Long batch) {
        if (batch == null) {
            return Optional.empty();
        }
        Optional<OffsetLog> log = side.offsets(batch);
        if (log.isEmpty()) {
            notes.add("offsets/" + batch + " is not there, damaged or unreadable" + (left == right ? "." : " in " + words(side) + "."));
        }
        return log;
    }

    private void ofBatches(@Nullable Long ofLeft, @Nullable Long ofRight) {
        Optional<OffsetLog> l = offsets(left, ofLeft);
        Optional<OffsetLog> r = offsets(right, ofRight);
        facts.add(new Comparison.Fact("batch time", time(l, OffsetLog.Metadata::batchTimestampMs), time(r, OffsetLog.Metadata::batchTimestampMs)));
        facts.add(new Comparison.Fact("watermark", time(l, OffsetLog.Metadata::batchWatermarkMs), time(r, OffsetLog.Metadata::batchWatermarkMs)));
        if (left == right && ofLeft != null && ofRight != null) {
            facts.add(new Comparison.Fact("committed", committed(ofLeft), committed(ofRight)));
        }
    }

    private String committed(long batch) {
        return left.log("commits").file(batch).isEmpty() ? "no" : left.commit(batch).isPresent() ? "yes" : "damaged";
    }

    private static @Nullable String time(Optional<OffsetLog> log, Function<OffsetLog.Metadata, Long> of) {
        return log.map(OffsetLog::metadata).map(of).map(ms -> ms == 0 ? "none" : Instant.ofEpochMilli(ms).toString()).orElse(null);
    }

    private void state(Function<Folder, String> words) {
        Map<Integer, StateLayout.Operator> onLeft = operators(left);
        Map<Integer, StateLayout.Operator> onRight = operators(right);
        TreeSet<Integer> ids = new TreeSet<>(onLeft.keySet());
        ids.addAll(onRight.keySet());
        for (int id : ids) {
            facts.add(new Comparison.Fact("partitions of operator " + id, partitions(onLeft.get(id)), partitions(onRight.get(id))));
            facts.add(new Comparison.Fact("state of operator " + id, onLeft.containsKey(id) ? words.apply(onLeft.get(id).folder()) : null,
                    onRight.containsKey(id) ? words.apply(onRight.get(id).folder()) : null));
        }
    }

    private static @Nullable String partitions(StateLayout.@Nullable Operator operator) {
        return operator == null ? null : Integer.toString(operator.partitions().size());
    }

    private static Map<Integer, StateLayout.Operator> operators(CheckpointSide side) {
        Map<Integer, StateLayout.Operator> operators = new TreeMap<>();
        StateLayout.of(side.checkpoint().folder()).operators().forEach(operator -> operators.put(operator.id(), operator));
        return operators;
    }

    /** Bytes of the state files that each batch wrote: those of version N + 1. */
    private void stateOfBatches(long batch, long with) {
        operators(left).values().forEach(operator -> {
            long[] bytes = new long[2];
            sum(operator.folder(), batch + 1, with + 1, bytes);
            facts.add(new Comparison.Fact("bytes written to operator " + operator.id(), Long.toString(bytes[0]), Long.toString(bytes[1])));
        });
    }

    private static void sum(Folder folder, long first, long second, long[] bytes) {
        for (FileEntry file : folder.files()) {
            Matcher version = VERSION.matcher(file.name());
            if (version.matches()) {
                long number = Long.parseLong(version.group(1));
                bytes[0] += number == first ? file.bytes() : 0;
                bytes[1] += number == second ? file.bytes() : 0;
            }
        }
        folder.folders().forEach(below -> sum(below, first, second, bytes));
    }

    private Comparison compared(String ofLeft, String ofRight, @Nullable Long batch, @Nullable Long with, List<Comparison.FileDifference> files, long same) {
        Optional<OffsetLog> l = batch == null ? Optional.empty() : left.offsets(batch);
        Optional<OffsetLog> r = with == null ? Optional.empty() : right.offsets(with);
        List<Comparison.Fact> conf = new ArrayList<>();
        if (l.isPresent() && r.isPresent()) {
            Map<String, String> ofL = Mask.STANDARD.settings(l.get().metadata().conf());
            Map<String, String> ofR = Mask.STANDARD.settings(r.get().metadata().conf());
            TreeSet<String> names = new TreeSet<>(ofL.keySet());
            names.addAll(ofR.keySet());
            names.stream().map(name -> new Comparison.Fact(name, ofL.get(name), ofR.get(name))).filter(Comparison.Fact::differs).forEach(conf::add);
        }
        return new Comparison(ofLeft, ofRight, facts, Positions.of(l.orElse(null), r.orElse(null)), conf, files, same, notes);
    }
}
