package org.checkpointinspector.app.ui.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.diagnose.jar.JarReport;
import org.checkpointinspector.diagnose.jar.JarReport.ClassCheck;
import org.checkpointinspector.diagnose.jar.JarReport.FunctionCheck;
import org.checkpointinspector.diagnose.jar.JarReport.Result;
import org.checkpointinspector.report.DecodedView;
import org.checkpointinspector.report.DecodedView.Section;
import org.checkpointinspector.report.DecodedView.Table;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;

/**
 * What an application's classes mean to a checkpoint, in words.
 *
 * @param result whether Spark will recover
 * @param title the answer
 * @param sentence what it means
 * @param error what Spark raises, outermost first; null where it raises nothing that is known
 * @param sections what does not fit, and what does
 */
record JarView(Result result, String title, String sentence, @Nullable String error, List<Section> sections) {

    /** Keeps its own copy. */
    JarView {
        sections = List.copyOf(sections);
    }

    /** The words of a report; Spark's outer exception is that of {@code CheckpointReader.read}. */
    static JarView of(JarReport report, Location checkpoint) {
        Result result = report.result();
        List<String> exceptions = new ArrayList<>();
        report.classes().stream().map(ClassCheck::exception).filter(Objects::nonNull).forEach(exceptions::add);
        report.functions().stream().map(FunctionCheck::exception).filter(Objects::nonNull).forEach(exceptions::add);
        String error = exceptions.isEmpty() ? null
                : "org.apache.spark.SparkException: Failed to read checkpoint from directory " + checkpoint + "\nCaused by: " + exceptions.get(0);
        return new JarView(result, Texts.text("jar." + result), Texts.text("jar." + result + ".words", report.file()), error, sections(report));
    }

    private static List<Section> sections(JarReport report) {
        List<Section> sections = new ArrayList<>();
        List<List<String>> classes = new ArrayList<>();
        List<List<String>> functions = new ArrayList<>();
        // what breaks comes first
        for (Result wanted : List.of(Result.MISSING, Result.CHANGED, Result.UNKNOWN, Result.FITS)) {
            report.classes().stream().filter(each -> each.result() == wanted).forEach(each -> classes.add(List.of(
                    word(each.result()), each.name(), Long.toString(each.stored()), each.found() == null ? "" : each.found() + (each.declared() ? " " + Texts.text("jar.declared") : ""),
                    text(each.exception()))));
            report.functions().stream().filter(each -> each.result() == wanted)
                    .forEach(each -> functions.add(List.of(word(each.result()), each.className(), each.method(), text(each.exception()))));
        }
        if (!classes.isEmpty()) {
            sections.add(new Table(Texts.text("jar.classes", fitting(classes), Integer.toString(classes.size())), List.of(
                    "", Texts.text("objects.class"), Texts.text("jar.uid.stored"), Texts.text("jar.uid.found"), Texts.text("jar.raises")), classes, null));
        }
        if (!functions.isEmpty()) {
            boolean numbered = report.functions().stream().anyMatch(each -> each.method().contains("lambda$"));
            sections.add(new Table(Texts.text("jar.functions", fitting(functions), Integer.toString(functions.size())), List.of(
                    "", Texts.text("jar.in"), Texts.text("jar.method"), Texts.text("jar.raises")), functions, numbered ? Texts.text("jar.numbered") : null));
        }
        sections.add(new DecodedView.Facts("", java.util.Map.of(Texts.text("jar.seen"), Long.toString(report.classesSeen()))));
        return sections;
    }

    private static String fitting(List<List<String>> rows) {
        return Long.toString(rows.stream().filter(row -> row.get(0).equals(word(Result.FITS))).count());
    }

    private static String word(Result result) {
        return Texts.text("jar.word." + result);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
