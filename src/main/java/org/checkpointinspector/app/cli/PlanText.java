package org.checkpointinspector.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.checkpointinspector.maintain.Action;
import org.checkpointinspector.maintain.Outcome;
import org.checkpointinspector.maintain.Phase;
import org.checkpointinspector.maintain.Plan;
import org.checkpointinspector.maintain.Step;
import org.checkpointinspector.report.Amounts;
import org.checkpointinspector.report.Secrets;
import org.checkpointinspector.storage.Location;

/** A plan, and what came of it, for a terminal. */
final class PlanText {
    /** Files of a phase that are named; of more, the first ones are. */
    private static final int MOST_STEPS = 12;

    private PlanText() {}

    static void plan(Plan plan, Terminal terminal) throws IOException {
        Writer out = terminal.text();
        line(out, "Plan to " + plan.action().words() + " " + plan.location());
        line(out, "Backup   " + plan.backup());
        int number = 1;
        for (Phase phase : plan.phases()) {
            line(out, "");
            phase(number++, phase, out);
        }
        line(out, "");
        line(out, "In all   " + totals(plan.totals()));
        for (String risk : plan.risks()) {
            line(out, "Mind     " + risk);
        }
        terminal.flush();
    }

    private static void phase(int number, Phase phase, Writer out) throws IOException {
        long files = phase.steps().count();
        String amount = files == 0 ? "" : ": " + Amounts.count(files, "file") + ", " + Amounts.bytes(phase.steps().bytes());
        line(out, number + ". " + phase.kind().words() + ", " + phase.words() + (phase.ordered() && files > 1 ? ", in this order" : "") + amount);
        if (!phase.from().equals(phase.to()) && phase.kind() != Phase.Kind.MANIFEST && phase.kind() != Phase.Kind.FOLDERS) {
            String arrow = phase.kind() == Phase.Kind.REMOVE ? "  (copies: " + phase.to() + ")" : "  to " + phase.to();
            line(out, "   from " + phase.from() + arrow);
        }
        List<Step> first = phase.steps().stream().filter(step -> !step.path().isEmpty()).limit(MOST_STEPS).toList();
        for (Step step : first) {
            line(out, "     " + step.path());
        }
        if (!first.isEmpty() && files > first.size()) {
            line(out, "     … and " + Amounts.count(files - first.size(), "file") + " more");
        }
    }

    private static String totals(Plan.Totals totals) {
        return amount("copied", totals.copiedFiles(), totals.copiedBytes()) + "; "
                + amount("moved", totals.movedFiles(), totals.movedBytes()) + "; "
                + amount("removed", totals.removedFiles(), totals.removedBytes());
    }

    private static String amount(String what, long files, long bytes) {
        return files == 0 ? "nothing " + what : Amounts.count(files, "file") + " " + what + " (" + Amounts.bytes(bytes) + ")";
    }

    static void outcome(Plan plan, Outcome outcome, Terminal terminal) throws IOException {
        if (outcome.status() == Outcome.Status.DONE) {
            line(terminal.text(), "Done: " + totals(plan.totals()) + ".");
            if (plan.takesAway()) {
                line(terminal.text(), plan.action() == Action.UNDO ? "" : "To take it back: " + undo(outcome.plan()));
            }
            terminal.flush();
            return;
        }
        terminal.err().println(Secrets.text(outcome.message() + (outcome.advice() == null ? "" : " " + outcome.advice())));
        if (outcome.status() == Outcome.Status.REFUSED) {
            terminal.err().println("Nothing was changed.");
            return;
        }
        outcome.notDone().forEach(phase -> terminal.err().println("Not done: " + phase));
        if (plan.isArchive()) {
            terminal.err().println("To go on: give the same command again; an archive is whole or not there.");
        } else if (plan.action() == Action.UNDO) {
            String original = outcome.plan().path();
            Location folder = new Location(outcome.plan().scheme(), outcome.plan().authority(), original.substring(0, original.lastIndexOf('/')));
            terminal.err().println("To go on: " + undo(folder));
        } else {
            terminal.err().println("To go on:        " + Cli.NAME + " " + plan.action().command() + " --resume " + quoted(outcome.plan()));
            terminal.err().println("To take it back: " + undo(outcome.plan()));
        }
    }

    private static String undo(Location plan) {
        return Cli.NAME + " undo " + quoted(plan);
    }

    private static String quoted(Location place) {
        String text = place.toString();
        return text.matches("[\\w/.:@%+=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    static void json(Plan plan, Outcome outcome, Terminal terminal) throws IOException {
        try (JsonGenerator json = terminal.json(false)) {
            json.writeStartObject();
            json.writeStringField("schema", "checkpoint-inspector/outcome/1");
            json.writeStringField("action", plan.action().name());
            json.writeStringField("location", plan.location().toUri());
            json.writeStringField("status", outcome.status().name());
            json.writeStringField("plan", outcome.plan().toUri());
            json.writeStringField("message", Secrets.text(outcome.message()));
            json.writeStringField("advice", outcome.advice() == null ? null : Secrets.text(outcome.advice()));
            json.writeArrayFieldStart("notDone");
            for (String phase : outcome.notDone()) {
                json.writeString(phase);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        terminal.endLine();
    }

    private static void line(Writer out, String text) throws IOException {
        out.append(Secrets.text(text)).append('\n');
    }
}
