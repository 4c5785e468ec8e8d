package org.checkpointinspector.report;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.checkpointinspector.inspect.Cause;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.CheckpointInspection.Here;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.SparkError;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.report.Style.Tone;
import org.checkpointinspector.storage.ListingProblem;
import org.jspecify.annotations.Nullable;

/**
 * An inspection as text for a person in a hurry: the verdict first, then the cause and Spark's own words for it, from where the query could restart,
 * the findings, and last the facts.
 */
public final class InspectionText {
    private static final int LABEL = 14;
    private static final int PROBLEMS_SHOWN = 10;

    private final Page page;

    private InspectionText(Appendable out, Style style) {
        page = new Page(out, style);
    }

    /** Writes everything that is known of a location. */
    public static void write(Inspection inspection, Appendable out, Style style) throws IOException {
        InspectionText text = new InspectionText(out, style);
        String separator = "";
        for (CheckpointInspection checkpoint : inspection.checkpoints()) {
            out.append(separator);
            text.checkpoint(inspection, checkpoint);
            separator = "\n";
        }
        if (inspection.checkpoints().isEmpty()) {
            text.nothingFound(inspection);
        }
        text.problems(inspection.listing().problems());
    }

    private void nothingFound(Inspection inspection) throws IOException {
        String size = Amounts.count(inspection.listing().root().totalFiles(), "file");
        page.line(Tone.UNKNOWN, "NO CHECKPOINT: nothing here looks like a streaming checkpoint");
        page.entry(0, "Location", LABEL, Tone.PLAIN, inspection.listing().location().toString());
        page.entry(0, "Looked at", LABEL, Tone.PLAIN, size + " at and below this folder");
        page.entry(0, "To do", LABEL, Tone.PLAIN, "Give the folder that Spark was given as checkpointLocation; it has folders such as offsets and commits in it.");
    }

    private void checkpoint(Inspection inspection, CheckpointInspection checkpoint) throws IOException {
        Headline headline = Headline.of(inspection.depth(), checkpoint);
        Tone tone = Tone.of(headline.outcome());
        String place = inspection.listing().location().resolve(checkpoint.checkpoint().path()).toString();
        for (String line : Page.wrap(headline.toString(), Page.WIDTH)) {
            page.line(tone, line);
        }
        page.line(tone, "=".repeat(Page.WIDTH));
        page.entry(0, "Checkpoint", LABEL, Tone.STRONG, place);
        Finding culprit = checkpoint.cause() == null ? null : culprit(checkpoint.cause(), checkpoint.findings());
        if (checkpoint.cause() != null) {
            cause("Cause", checkpoint.cause());
        }
        if (culprit != null) {
            FindingsText.details(culprit, 0, LABEL, page);
        }
        here(checkpoint);
        lastGood(checkpoint);
        for (String assumption : checkpoint.assumed()) {
            page.entry(0, "Assumed", LABEL, Tone.PLAIN, assumption);
        }
        VerdictsText.write(checkpoint.verdicts(), checkpoint.cause(), LABEL, page);
        FindingsText.write(checkpoint.findings().stream().filter(finding -> finding != culprit).toList(), culprit != null, page);
        FactsText.write(inspection.depth(), checkpoint, page);
        if (checkpoint.application() != null) {
            ApplicationText.write(checkpoint.application(), page);
        }
    }

    private void cause(String label, Cause cause) throws IOException {
        page.entry(0, label, LABEL, Tone.STRONG, place(cause.path(), cause.offset()));
        page.paragraph(LABEL, Tone.PLAIN, cause.reason());
        sparkError("Spark says", cause.spark());
    }

    /** The finding that is the cause: its evidence and its remedy belong beside it, not further down. */
    private static @Nullable Finding culprit(Cause cause, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.path().equals(cause.path()) && Objects.equals(finding.offset(), cause.offset()))
                .filter(finding -> finding.summary().equals(cause.reason()))
                .findFirst()
                .orElse(null);
    }

    private void sparkError(String label, SparkError error) throws IOException {
        String head = label;
        for (String exception : error.exceptions()) {
            page.entry(0, head, LABEL, Tone.PLAIN, head.isEmpty() ? "caused by " + exception : exception);
            head = "";
        }
        if (error.condition() != null) {
            page.paragraph(LABEL, Tone.PLAIN, "[" + error.condition() + "]");
        }
        page.paragraph(LABEL, Tone.PLAIN, error.message());
    }

    private void here(CheckpointInspection checkpoint) throws IOException {
        Here here = checkpoint.here();
        if (here == null) {
            return;
        }
        page.entry(0, "Written at", LABEL, Tone.PLAIN, here.home());
        if (here.verdict() != checkpoint.verdict()) {
            page.entry(0, "On this copy", LABEL, Tone.CAUTION, here.verdict() + ": so it would go if Spark were started on the folder at hand");
            if (here.cause() != null) {
                cause("  because of", here.cause());
            }
        }
    }

    private void lastGood(CheckpointInspection checkpoint) throws IOException {
        if (checkpoint.checkpoint().kind() != Checkpoint.Kind.STRUCTURED_STREAMING) {
            return;
        }
        Long batch = checkpoint.progress().lastGoodBatch();
        if (batch != null) {
            page.entry(0, "Last good", LABEL, Tone.STRONG, "batch " + batch);
        } else if (checkpoint.unverifiedBytes() > 0) {
            page.entry(0, "Last good", LABEL, Tone.PLAIN, "not known, since " + Amounts.bytes(checkpoint.unverifiedBytes()) + " were not verified");
        }
    }

    private void problems(List<ListingProblem> problems) throws IOException {
        if (problems.isEmpty()) {
            return;
        }
        page.blank();
        page.line(Tone.UNKNOWN, "NOT SEEN: " + Amounts.count(problems.size(), "place") + " could not be listed");
        for (ListingProblem problem : problems.subList(0, Math.min(PROBLEMS_SHOWN, problems.size()))) {
            page.paragraph(2, Tone.PLAIN, (problem.path().isEmpty() ? "." : problem.path()) + ": " + problem.detail());
        }
        if (problems.size() > PROBLEMS_SHOWN) {
            page.paragraph(2, Tone.DIM, "and " + Amounts.number(problems.size() - PROBLEMS_SHOWN) + " more");
        }
    }

    /** A place in a checkpoint in words: {@code offsets/17, byte 0}. */
    static String place(String path, @Nullable Long offset) {
        String where = path.isEmpty() ? "the checkpoint folder" : path;
        return offset == null ? where : where + ", byte " + Amounts.number(offset);
    }
}
