package org.checkpointinspector.report;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Finding.Remedy;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.report.Style.Tone;

/** The findings of one checkpoint as text, worst first. */
final class FindingsText {
    /** How many of one severity are printed; JSON has them all. */
    static final int SHOWN = 20;
    private static final int LABEL = 9;

    private FindingsText() {}

    static void write(List<Finding> findings, Page page) throws IOException {
        if (findings.isEmpty()) {
            return;
        }
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        findings.forEach(finding -> counts.merge(finding.severity(), 1, Integer::sum));
        StringJoiner heading = new StringJoiner(", ", "Findings: ", "");
        counts.forEach((severity, count) -> heading.add(Amounts.number(count) + " " + severity));
        page.blank();
        page.line(Tone.STRONG, heading.toString());
        for (Severity severity : counts.keySet()) {
            List<Finding> same = findings.stream().filter(finding -> finding.severity() == severity).toList();
            for (Finding finding : same.subList(0, Math.min(SHOWN, same.size()))) {
                write(finding, page);
            }
            if (same.size() > SHOWN) {
                page.blank();
                page.paragraph(2 + LABEL, Tone.DIM, "and " + Amounts.number(same.size() - SHOWN) + " more " + severity + "; --json has them all");
            }
        }
    }

    private static void write(Finding finding, Page page) throws IOException {
        page.blank();
        page.entry(2, finding.severity().name(), LABEL, tone(finding.severity()), InspectionText.place(finding.path(), finding.offset()));
        int indent = 2 + LABEL;
        page.paragraph(indent, Tone.PLAIN, finding.summary());
        if (!finding.evidence().isEmpty()) {
            StringJoiner evidence = new StringJoiner(", ");
            finding.evidence().forEach((name, value) -> evidence.add(name + " " + value));
            page.entry(indent, "Evidence", 10, Tone.PLAIN, evidence.toString());
        }
        Remedy remedy = finding.remedy();
        if (remedy != null) {
            page.entry(indent, "To do", 10, Tone.PLAIN, remedy.words());
            if (remedy.command() != null) {
                page.paragraph(indent + 10, Tone.STRONG, "$ " + remedy.command());
            }
        }
        page.entry(indent, "Rule", 10, Tone.DIM, finding.rule());
    }

    private static Tone tone(Severity severity) {
        return switch (severity) {
            case ERROR, LOSS -> Tone.BAD;
            case WARNING -> Tone.CAUTION;
            case INFO -> Tone.STRONG;
        };
    }
}
