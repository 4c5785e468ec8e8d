package org.checkpointinspector.app.ui.verdict;

import java.util.List;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.inspect.Cause;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.inspect.SparkError;
import org.checkpointinspector.inspect.Verdict;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * What the banner says.
 *
 * @param tone how good it is
 * @param title the verdict: the largest words on the screen
 * @param sentence what it means
 * @param path the file or folder to blame, relative to the checkpoint; null where there is none
 * @param offset the byte to blame, null where there is none
 * @param spark the error that Spark raises, null where it raises none
 * @param verify whether reading more would tell more
 */
public record Banner(
        Tone tone, String title, String sentence, @Nullable String path, @Nullable Long offset, @Nullable SparkError spark, boolean verify) {

    /** How good it is. */
    public enum Tone {
        /** It restarts, and every byte it needs was read. */
        GOOD,
        /** It fails. */
        BAD,
        /** It restarts and silently loses data. */
        LOSS,
        /** It restarts, with warnings; or nobody can tell. */
        UNSURE,
        /** There is nothing to judge, or not yet. */
        NEUTRAL
    }

    /** While there is nothing to say yet. */
    static Banner reading() {
        return plain(Tone.NEUTRAL, Texts.text("verdict.reading"), Texts.text("verdict.reading.words"));
    }

    /** After an inspection that broke off. */
    static Banner trouble(StorageException reason) {
        return plain(Tone.UNSURE, Texts.text("verdict.trouble"), reason.getMessage() + " " + reason.advice());
    }

    /** The verdict of one checkpoint. */
    static Banner of(Inspection all, CheckpointInspection one, Formats formats) {
        if (one.verdict() == null) {
            return withoutVerdict(one);
        }
        return switch (one.verdict()) {
            case FAILS -> fails(one);
            case UNKNOWN -> new Banner(
                    Tone.UNSURE, Texts.text("verdict.unknown"), one.unknownBecause() == null ? Texts.text("verdict.unknown.words") : one.unknownBecause(), null, null, null, true);
            case RESTARTS -> restarts(all, one, formats);
        };
    }

    /** All checkpoints of a location at a glance. */
    static Banner overview(Inspection all, Formats formats) {
        List<CheckpointInspection> list = all.checkpoints();
        if (list.isEmpty()) {
            return plain(Tone.NEUTRAL, Texts.text("verdict.none"), Texts.text("verdict.none.words"));
        }
        long fails = list.stream().filter(one -> one.verdict() == Verdict.FAILS).count();
        long loses = list.stream().filter(CheckpointInspection::losesData).count();
        long unknown = list.stream().filter(one -> one.verdict() == Verdict.UNKNOWN).count();
        String title = Texts.plural("verdict.several", list.size(), formats.count(list.size()));
        if (fails > 0) {
            return plain(Tone.BAD, title, Texts.plural("verdict.several.fail", fails, formats.count(fails)));
        }
        if (loses > 0) {
            return plain(Tone.LOSS, title, Texts.plural("verdict.several.lose", loses, formats.count(loses)));
        }
        if (unknown > 0) {
            return plain(Tone.UNSURE, title, Texts.plural("verdict.several.unknown", unknown, formats.count(unknown)));
        }
        boolean green = list.stream().allMatch(one -> one.verdict() == null || of(all, one, formats).tone() == Tone.GOOD);
        return plain(green ? Tone.GOOD : Tone.UNSURE, title, Texts.text(green ? "verdict.several.good" : "verdict.several.warn"));
    }

    private static Banner fails(CheckpointInspection one) {
        Cause cause = one.cause();
        if (cause == null) {
            return plain(Tone.BAD, Texts.text("verdict.fails"), Texts.text("verdict.fails.words"));
        }
        return new Banner(Tone.BAD, Texts.text("verdict.fails"), cause.reason(), cause.path(), cause.offset(), cause.spark(), false);
    }

    private static Banner restarts(Inspection all, CheckpointInspection one, Formats formats) {
        Finding loss = first(one, Severity.LOSS);
        if (loss != null) {
            return new Banner(Tone.LOSS, Texts.text("verdict.loses"), loss.summary(), loss.path(), loss.offset(), loss.spark(), false);
        }
        long warnings = one.findings().stream().filter(finding -> finding.severity() == Severity.WARNING).count();
        if (all.depth() == Depth.QUICK || one.unverifiedBytes() > 0) {
            String unread = one.unverifiedBytes() == 0
                    ? Texts.text("verdict.quick.words.nothing")
                    : Texts.text("verdict.quick.words", formats.size(one.unverifiedBytes()));
            boolean quick = all.depth() == Depth.QUICK;
            String title = Texts.text(warnings > 0 ? "verdict.warns" : quick ? "verdict.quick" : "verdict.unread");
            return new Banner(Tone.UNSURE, title, unread, null, null, null, quick);
        }
        if (warnings > 0) {
            Finding warning = first(one, Severity.WARNING);
            String words = warning == null ? "" : warning.summary();
            return new Banner(Tone.UNSURE, Texts.text("verdict.warns"), words, warning == null ? null : warning.path(), warning == null ? null : warning.offset(), null, false);
        }
        Long next = one.progress().nextBatch();
        return plain(Tone.GOOD, Texts.text("verdict.restarts"), next == null ? Texts.text("verdict.restarts.words") : Texts.text("verdict.restarts.from", formats.batch(one.checkpoint().kind(), next)));
    }

    private static Banner withoutVerdict(CheckpointInspection one) {
        Finding worst = one.findings().isEmpty() ? null : one.findings().get(0);
        boolean bad = worst != null && worst.severity().compareTo(Severity.LOSS) <= 0;
        if (worst != null && bad) {
            return new Banner(Tone.BAD, Texts.text("verdict.log.damaged"), worst.summary(), worst.path(), worst.offset(), worst.spark(), false);
        }
        return plain(Tone.NEUTRAL, Texts.text("kind." + one.checkpoint().kind() + ".title"), Texts.text("verdict.log.words"));
    }

    private static @Nullable Finding first(CheckpointInspection one, Severity severity) {
        return one.findings().stream().filter(finding -> finding.severity() == severity).findFirst().orElse(null);
    }

    private static Banner plain(Tone tone, String title, String sentence) {
        return new Banner(tone, title, sentence, null, null, null, false);
    }
}
