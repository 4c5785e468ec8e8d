package org.checkpointinspector.app.ui.maintain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.maintain.Phase;
import org.checkpointinspector.maintain.Plan;
import org.checkpointinspector.maintain.RunListener.Progress;
import org.checkpointinspector.maintain.Step;

/** A plan and its progress in words. */
final class PlanWords {
    private static final int MOST_STEPS = 2_000;

    private final Formats formats;

    PlanWords(Formats formats) {
        this.formats = formats;
    }

    /**
     * A phase as a row of the table.
     *
     * @param what the verb, and what it is for
     * @param from where the files are; empty where none are taken from anywhere
     */
    record Row(int number, String what, String files, String size, String from, String to, Phase phase) {}

    List<Row> rows(Plan plan) {
        List<Row> rows = new ArrayList<>();
        for (Phase phase : plan.phases()) {
            boolean noFiles = phase.kind() == Phase.Kind.MANIFEST || phase.kind() == Phase.Kind.FOLDERS;
            long files = phase.steps().count();
            boolean order = phase.ordered() && files > 1 && phase.kind() != Phase.Kind.MOVE_FOLDER && !phase.words().endsWith("first");
            String what = phase.kind().words() + ": " + phase.words() + (order ? Texts.text("maintain.ordered") : "");
            rows.add(new Row(
                    rows.size() + 1,
                    what,
                    noFiles && files == 0 ? "" : formats.count(files),
                    noFiles ? "" : formats.size(phase.steps().bytes()),
                    noFiles ? "" : phase.from().toString(),
                    phase.to().toString(),
                    phase));
        }
        return rows;
    }

    /** The files of a phase, one a line; of very many, the first ones. */
    List<String> files(Phase phase) {
        List<String> paths = phase.steps().stream().map(Step::path).filter(path -> !path.isEmpty()).limit(MOST_STEPS).collect(Collectors.toCollection(ArrayList::new));
        long more = paths.isEmpty() ? 0 : phase.steps().count() - paths.size();
        if (more > 0) {
            paths.add(Texts.plural("maintain.more", more, formats.count(more)));
        }
        return paths;
    }

    /** {@code 3 files copied (40 kB), nothing removed}. */
    String totals(Plan plan) {
        Plan.Totals totals = plan.totals();
        return amount("copied", totals.copiedFiles(), totals.copiedBytes()) + " · " + amount("moved", totals.movedFiles(), totals.movedBytes()) + " · "
                + amount("removed", totals.removedFiles(), totals.removedBytes());
    }

    private String amount(String what, long files, long bytes) {
        return files == 0 ? Texts.text("maintain.none." + what) : Texts.plural("maintain." + what, files, formats.count(files), formats.size(bytes));
    }

    /** How far a run is: {@code 3 of 12 files · 40 kB · 96 MB/s · 4 s left}. */
    String progress(Progress at) {
        if (at.phase().steps().count() == 0) {
            return "";
        }
        StringBuilder words = new StringBuilder(Texts.text("maintain.progress.files", formats.count(at.files()), formats.count(at.phase().steps().count())));
        words.append(" · ").append(formats.size(at.bytes()));
        if (at.bytesPerSecond() > 0) {
            words.append(" · ").append(Texts.text("status.rate", formats.size(at.bytesPerSecond())));
        }
        if (at.secondsLeft() >= 0) {
            words.append(" · ").append(Texts.text("status.left", formats.seconds(at.secondsLeft() * 1000)));
        }
        return words.toString();
    }

    /** Part of a phase that is done, 0 to 1; -1 where it has no files to count. */
    static double part(Progress at) {
        long all = at.phase().steps().count();
        double byFiles = all == 0 ? -1 : (double) at.files() / all;
        long bytes = at.phase().steps().bytes();
        return bytes == 0 || byFiles < 0 ? byFiles : Math.min(byFiles, (double) at.bytes() / bytes);
    }

    /** Words that were written for the command line, without the names of its options and what is to be typed there. */
    static String inWindow(String words) {
        return words.replaceAll(" If [^.]*--force-path .*$", "").replaceAll(" \\(--[a-z-]+\\)", "");
    }
}
