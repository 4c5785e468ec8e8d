package org.checkpointinspector.app.ui.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import org.checkpointinspector.app.ui.findings.FindingsPane;
import org.checkpointinspector.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Remembers where the dividers and columns of the work area are.
 *
 * @param work tree and details above the findings
 * @param middle tree beside the details
 * @param findings the list of findings beside the detail
 * @param table the tree
 */
record LayoutMemory(SplitPane work, SplitPane middle, FindingsPane findings, TreeTableView<?> table) {

    /** Puts the parts where they were. */
    void restore(Settings settings) {
        Map<String, Double> at = settings.dividers();
        divide(work, at.get("work"));
        divide(middle, at.get("middle"));
        Double finding = at.get("findings");
        if (finding != null) {
            findings.split().setDividerPosition(finding);
        }
        tables().restore(settings);
        for (TreeTableColumn<?, ?> column : table.getColumns()) {
            column.setVisible(!settings.hiddenColumns().contains(column.getId()));
        }
    }

    /** The settings with where everything is now. */
    Settings capture(Settings settings) {
        Map<String, Double> at = new LinkedHashMap<>(settings.dividers());
        if (!findings.collapsed().get()) {
            keep(at, "work", work);
        }
        keep(at, "middle", middle);
        at.put("findings", findings.split().getDividerPosition());
        List<String> hidden = table.getColumns().stream().filter(column -> !column.isVisible()).map(TreeTableColumn::getId).toList();
        return tables().capture(settings.withLayout(at, hidden));
    }

    private TableMemory tables() {
        return new TableMemory().of(table).of(findings.table());
    }

    static void divide(SplitPane pane, @Nullable Double at) {
        if (at != null && !pane.getDividers().isEmpty()) {
            pane.setDividerPositions(at);
        }
    }

    static void keep(Map<String, Double> at, String name, SplitPane pane) {
        if (!pane.getDividers().isEmpty()) {
            at.put(name, pane.getDividerPositions()[0]);
        }
    }
}
