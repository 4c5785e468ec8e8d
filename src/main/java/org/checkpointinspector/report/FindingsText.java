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
    private static final int DETAIL_LABEL = 10;

    private FindingsText() {}

    /**
     * Writes the findings.
     *
     * @param others whether one of them was printed already, as the cause
     */
    static void write(List<Finding> findings, boolean others, Page page) throws IOException {
        if (findings.isEmpty()) {
            return;
        }
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        findings.forEach(finding -> counts.merge(finding.severity(), 1, Integer::sum));
        StringJoiner heading = new StringJoiner(", ", others ? "Other findings: " : "Findings: ", "");
        counts.forEach((severity, count) -> heading.add(Amounts.number(count) + " " + severity));
        page.blank();
        page.line(Tone.STRONG, heading.toString());
        for (Severity severity : counts.keySet()) {
            List<Finding> same = findings.stream().filter(finding -> finding.severity() == severity).toList();
            for (Finding finding : same.subList(0, Math.min(SHOWN, same.size()))) {
                page.blank();
                page.entry(2, severity.name(), LABEL, tone(severity), InspectionText.place(finding.path(), finding.offset()));
                page.paragraph(2 + LABEL, Tone.PLAIN, finding.summary());
                details(finding, 2 + LABEL, DETAIL_LABEL, page);
            }
            if (same.size() > SHOWN) {
                page.blank();
                page.paragraph(2 + LABEL, Tone.DIM, "and " + Amounts.number(same.size() - SHOWN) + " more " + severity + "; --json has them all");
            }
        }
    }

    /** Evidence, remedy and rule of a finding. */
    static void details(Finding finding, int indent, int labelWidth, Page page) throws IOException {
        if (!finding.evidence().isEmpty()) {
            StringJoiner evidence = new StringJoiner("; ");
            finding.evidence().forEach((name, value) -> evidence.add(name + ": " + Secrets.value(name, String.valueOf(value))));
            page.entry(indent, "Evidence", labelWidth, Tone.PLAIN, evidence.toString());
        }
        Remedy remedy = finding.remedy();
        if (remedy != null) {
            page.entry(indent, "To do", labelWidth, Tone.PLAIN, remedy.words());
            if (remedy.command() != null) {
                page.paragraph(indent + labelWidth, Tone.STRONG, "$ " + remedy.command());
            }
        }
        page.entry(indent, "Rule", labelWidth, Tone.DIM, finding.rule());
    }

    private static Tone tone(Severity severity) {
        return switch (severity) {
            case ERROR, LOSS -> Tone.BAD;
            case WARNING -> Tone.CAUTION;
            case INFO -> Tone.STRONG;
        };
    }
}
