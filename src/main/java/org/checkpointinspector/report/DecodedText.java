package org.checkpointinspector.report;

import java.io.IOException;
import java.util.List;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.layout.CheckpointFile;
import org.checkpointinspector.layout.Role;
import org.checkpointinspector.report.DecodedView.Facts;
import org.checkpointinspector.report.DecodedView.Json;
import org.checkpointinspector.report.DecodedView.Node;
import org.checkpointinspector.report.DecodedView.Section;
import org.checkpointinspector.report.DecodedView.Table;
import org.checkpointinspector.report.DecodedView.Tree;
import org.checkpointinspector.report.Style.Tone;
import org.jspecify.annotations.Nullable;

/** The content of one file as text. */
public final class DecodedText {
    private static final int WIDEST_LABEL = 40;

    private final Appendable out;
    private final Style style;
    private final Page page;

    private DecodedText(Appendable out, Style style) {
        this.out = out;
        this.style = style;
        page = new Page(out, style);
    }

    /** Writes what a file holds, and what is wrong with it. */
    public static void write(CheckpointFile file, Decoded<?> decoded, Appendable out, Style style) throws IOException {
        Object content = decoded.readable().orElse(null);
        DecodedView view = content == null ? null : DecodedViews.of(content);
        String title = file.role() == Role.CHECKSUM && view != null ? view.title() : file.words();
        write(title, decoded.damage().orElse(null), view, out, style);
    }

    /** Writes a view under its own title. */
    public static void write(DecodedView view, Appendable out, Style style) throws IOException {
        write(view.title(), null, view, out, style);
    }

    /**
     * Writes a view.
     *
     * @param title what the file is
     * @param damage null where it is whole
     * @param view null where nothing of it could be read
     */
    static void write(String title, @Nullable Damage damage, @Nullable DecodedView view, Appendable out, Style style) throws IOException {
        DecodedText text = new DecodedText(out, style);
        text.page.line(Tone.STRONG, Printable.line(title));
        if (damage != null) {
            text.page.entry(0, "DAMAGED", 9, Tone.BAD, words(damage));
            text.page.paragraph(9, Tone.PLAIN, damage.detail());
            if (view != null) {
                text.page.paragraph(9, Tone.PLAIN, "What follows is what could be read before that.");
            }
        }
        for (Section section : view == null ? List.<Section>of() : view.sections()) {
            text.section(section);
        }
    }

    /** Where and what: {@code byte 17 (JSON_TRUNCATED)}. */
    private static String words(Damage damage) {
        String decoded = damage.decodedOffset() == null ? "" : ", byte " + Amounts.number(damage.decodedOffset()) + " of the decompressed content";
        return "byte " + Amounts.number(damage.storedOffset()) + decoded + " (" + damage.kind() + ")";
    }

    private void section(Section section) throws IOException {
        page.blank();
        if (!section.title().isEmpty()) {
            page.line(Tone.STRONG, Printable.line(section.title()));
        }
        if (section instanceof Facts facts) {
            facts(facts);
        } else if (section instanceof Table table) {
            table(table);
        } else if (section instanceof Json json) {
            for (String line : Printable.text(json.text().replace("\r", "")).split("\n", -1)) {
                page.line(Tone.PLAIN, "  " + line);
            }
        } else if (section instanceof Tree tree) {
            nodes(tree.nodes(), 2);
        }
    }

    private void facts(Facts facts) throws IOException {
        int width = facts.facts().keySet().stream().mapToInt(String::length).max().orElse(0);
        for (var fact : facts.facts().entrySet()) {
            page.entry(2, Printable.line(fact.getKey()), Math.min(WIDEST_LABEL, width) + 2, Tone.PLAIN, fact.getValue());
        }
    }

    private void table(Table table) throws IOException {
        new TextTable(table.columns(), table.rows()).write(2, out, style);
        if (table.note() != null) {
            page.paragraph(2, Tone.DIM, table.note());
        }
    }

    private void nodes(List<Node> nodes, int indent) throws IOException {
        for (Node node : nodes) {
            page.line(Tone.PLAIN, " ".repeat(indent) + Printable.line(node.label()));
            nodes(node.children(), indent + 2);
        }
    }
}
