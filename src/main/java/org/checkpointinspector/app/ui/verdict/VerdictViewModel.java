package org.checkpointinspector.app.ui.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Place;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.checkpointinspector.app.ui.shell.ShellViewModel;
import org.checkpointinspector.codec.Codec;
import org.checkpointinspector.inspect.CheckpointInspection.BatchCell;
import org.checkpointinspector.inspect.CheckpointInspection.Progress;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.SparkError;
import org.checkpointinspector.inspect.SparkVersion;
import org.checkpointinspector.inspect.Verdict;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** The verdict in words, the Spark it is given for, and the batches. */
public final class VerdictViewModel {
    private static final String CODEC = "spark.io.compression.codec";

    private final OpenLocation open;
    private final ShellViewModel shell;
    private final Formats formats;
    private final ReadOnlyObjectWrapper<Banner> banner = new ReadOnlyObjectWrapper<>(Banner.reading());
    private final ObservableList<BatchCell> batches = FXCollections.observableArrayList();
    private final ObservableList<BatchCell> readOnlyBatches = FXCollections.unmodifiableObservableList(batches);

    /** Follows what is open. */
    public VerdictViewModel(OpenLocation open, ShellViewModel shell, Formats formats) {
        this.open = open;
        this.shell = shell;
        this.formats = formats;
        open.checkpoint().addListener(change -> update());
        open.inspection().addListener(change -> update());
        open.listing().addListener(change -> update());
        shell.trouble().addListener(change -> update());
    }

    /** What the banner says. */
    public ReadOnlyObjectProperty<Banner> banner() {
        return banner.getReadOnlyProperty();
    }

    /** The batches of the checkpoint at hand, oldest first; empty where there are none. */
    public ObservableList<BatchCell> batches() {
        return readOnlyBatches;
    }

    /** A batch as people name it. */
    String name(BatchCell cell) {
        CheckpointInspection one = open.checkpoint().get();
        return one == null ? "" : formats.batch(one.checkpoint().kind(), cell.batch());
    }

    /** The same in short. */
    String shortName(BatchCell cell) {
        CheckpointInspection one = open.checkpoint().get();
        return one == null ? "" : formats.shortBatch(one.checkpoint().kind(), cell.batch());
    }

    /** Lines below the verdict: how far the query got. */
    List<String> progress() {
        CheckpointInspection one = open.checkpoint().get();
        List<String> words = new ArrayList<>();
        if (one != null) {
            Progress at = one.progress();
            add(words, "progress.good", at.lastGoodBatch(), one);
            add(words, "progress.commit", at.latestCommitBatch(), one);
            add(words, "progress.offset", at.latestOffsetBatch(), one);
        }
        return words;
    }

    /** Whether a batch is known from which every needed byte is proven good. */
    boolean hasGoodBatch() {
        CheckpointInspection one = open.checkpoint().get();
        return one != null && one.progress().lastGoodBatch() != null;
    }

    /** Whether a batch is the last good one. */
    boolean isGood(BatchCell cell) {
        CheckpointInspection one = open.checkpoint().get();
        Long good = one == null ? null : one.progress().lastGoodBatch();
        return good != null && good == cell.batch();
    }

    /** The last good batch, where Spark does not resume after it by itself; null where there is nothing to roll back, or nothing to roll back to. */
    @Nullable Long wayBack() {
        CheckpointInspection one = open.checkpoint().get();
        Long good = one == null ? null : one.progress().lastGoodBatch();
        if (one == null || good == null) {
            return null;
        }
        boolean newer = one.batches().stream().anyMatch(cell -> cell.batch() > good && (cell.committed() || cell.damaged()));
        return newer || one.verdict() == Verdict.FAILS ? good : null;
    }

    /** A batch as people name it. */
    String name(long batch) {
        CheckpointInspection one = open.checkpoint().get();
        return one == null ? "" : formats.batch(one.checkpoint().kind(), batch);
    }

    /** What Spark would do with this copy, where that differs from what it would do at home; null where it does not. */
    @Nullable String here() {
        CheckpointInspection one = open.checkpoint().get();
        if (one == null || one.here() == null || one.here().verdict() == one.verdict()) {
            return null;
        }
        return Texts.text("verdict.here." + one.here().verdict(), one.here().home());
    }

    /** Who wrote it, and what the verdict rests on. */
    @Nullable String written() {
        CheckpointInspection one = open.checkpoint().get();
        if (one == null) {
            return null;
        }
        String writer = one.spark().writtenBy();
        return writer == null ? Texts.text("spark.written.unknown") : Texts.text("spark.written", writer);
    }

    /** The Spark that the verdict is for; null while there is none. */
    @Nullable SparkVersion judgedFor() {
        CheckpointInspection one = open.checkpoint().get();
        return one == null || one.verdict() == null ? null : one.spark().judgedFor();
    }

    /** The Sparks to choose from, newest first. */
    List<SparkVersion> choices() {
        List<SparkVersion> lines = new ArrayList<>(SparkVersion.LINES);
        java.util.Collections.reverse(lines);
        return lines;
    }

    /** Judges for another Spark; null for the one that wrote the files. */
    void judgeFor(@Nullable SparkVersion spark) {
        shell.judgeFor(spark);
    }

    /** The codecs to choose from: those that Spark has; none where the checkpoint is not an application's, whose files alone do not say theirs. */
    List<String> codecs() {
        CheckpointInspection one = open.checkpoint().get();
        boolean asks = one != null && one.checkpoint().kind() == Checkpoint.Kind.DSTREAM && one.verdict() != null;
        return asks ? Arrays.stream(Codec.values()).map(Codec::sparkName).toList() : List.of();
    }

    /** The codec that was chosen by hand; null where the one in the bytes is assumed. */
    @Nullable String codec() {
        return open.request().conf().get(CODEC);
    }

    /** Judges for a launch with another codec; null for the one in the bytes. */
    void judgeWithCodec(@Nullable String codec) {
        shell.judgeWith(codec == null ? Map.of() : Map.of(CODEC, codec));
    }

    /** Judges for every known Spark, newest first, and shows the verdicts side by side: the question before every upgrade. */
    void judgeForAll() {
        CheckpointInspection one = open.checkpoint().get();
        if (one != null) {
            open.place().set(Place.folder(one.checkpoint(), one.checkpoint().path()));
        }
        shell.judgeForAll(choices());
    }

    /** Whether a Spark was chosen by hand. */
    boolean chosen() {
        return open.request().spark().size() == 1;
    }

    /** Reads what was not read. */
    void verify() {
        shell.verify(Depth.DEEP);
    }

    /** Goes to the file and byte that are to blame. */
    void goToCause() {
        CheckpointInspection one = open.checkpoint().get();
        Banner now = banner.get();
        if (one != null && now.path() != null) {
            open.goTo(one.checkpoint(), now.path(), now.offset());
        }
    }

    /** Goes to the files of a batch. */
    void goTo(BatchCell cell) {
        CheckpointInspection one = open.checkpoint().get();
        if (one == null) {
            return;
        }
        for (String path : List.of("offsets/" + cell.batch(), "commits/" + cell.batch(), "checkpoint-" + cell.batch())) {
            Optional<Place> place = open.find(one.checkpoint(), path);
            if (place.isPresent()) {
                open.place().set(place.get());
                return;
            }
        }
    }

    /** Everything there is to say about Spark's error, as it is copied. */
    static String fullText(SparkError error) {
        StringBuilder text = new StringBuilder();
        for (String exception : error.exceptions()) {
            text.append(text.length() == 0 ? "" : "\nCaused by: ").append(exception);
        }
        text.append(": ");
        if (error.condition() != null && !error.message().contains(error.condition())) {
            text.append('[').append(error.condition()).append("] ");
        }
        return text.append(error.message()).toString();
    }

    private void add(List<String> words, String key, @Nullable Long batch, CheckpointInspection one) {
        if (batch != null) {
            words.add(Texts.text(key, formats.batch(one.checkpoint().kind(), batch)));
        }
    }

    private void update() {
        Inspection all = open.inspection().get();
        CheckpointInspection one = open.checkpoint().get();
        batches.setAll(one == null ? List.of() : one.batches());
        StorageException trouble = shell.trouble().get();
        if (trouble != null) {
            banner.set(Banner.trouble(trouble));
        } else if (all == null) {
            banner.set(Banner.reading());
        } else {
            banner.set(one == null ? Banner.overview(all, formats) : Banner.of(all, one, formats));
        }
    }
}
