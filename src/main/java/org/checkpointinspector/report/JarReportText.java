package org.checkpointinspector.report;

import java.io.IOException;
import org.checkpointinspector.diagnose.jar.JarReport;
import org.checkpointinspector.report.Style.Tone;

/** What an application's classes mean to a checkpoint, for a terminal. */
public final class JarReportText {
    private JarReportText() {}

    /** Writes it: the answer, then what does not fit, then how much fits. */
    public static void write(JarReport report, Appendable out, Style style) throws IOException {
        Page page = new Page(out, style);
        switch (report.result()) {
            case FITS -> page.paragraph(0, Tone.GOOD, "RECOVERS: every class and function that " + report.file() + " names is in the application, and fits.");
            case UNKNOWN -> page.paragraph(0, Tone.UNKNOWN, "UNKNOWN: nothing speaks against it, but only running the application would tell of all classes.");
            default -> page.paragraph(0, Tone.BAD, "FAILS: Spark will not recover " + report.file() + " with this application.");
        }
        page.line(Tone.DIM, "=".repeat(Page.WIDTH));
        for (JarReport.ClassCheck each : report.classes()) {
            if (each.result() != JarReport.Result.FITS) {
                page.entry(0, each.result().name(), 10, Tone.PLAIN, "class " + each.name() + "\n" + (each.exception() == null ? "" : each.exception()));
            } else if (!each.lost().isEmpty()) {
                page.entry(0, "LOSES", 10, Tone.PLAIN, "class " + each.name() + "\nJava reads it and leaves out, without a word: " + String.join(", ", each.lost()));
            }
        }
        for (JarReport.FunctionCheck each : report.functions()) {
            if (each.result() != JarReport.Result.FITS) {
                page.entry(0, each.result().name(), 10, Tone.PLAIN, "function " + each.className() + ", " + each.method() + "\n" + (each.exception() == null ? "" : each.exception()));
            }
        }
        long classes = report.classes().stream().filter(each -> each.result() == JarReport.Result.FITS).count();
        long functions = report.functions().stream().filter(each -> each.result() == JarReport.Result.FITS).count();
        page.line(Tone.PLAIN, Amounts.number(classes) + " of " + report.classes().size() + " classes and " + Amounts.number(functions) + " of " + report.functions().size()
                + " functions fit; " + Amounts.number(report.classesSeen()) + " class files in the application.");
        if (report.numbersFunctions()) {
            page.paragraph(0, Tone.DIM, "Compilers number functions: one that was put before others can make the checkpoint run another function without a word. Only named classes are safe from that.");
        }
    }
}
