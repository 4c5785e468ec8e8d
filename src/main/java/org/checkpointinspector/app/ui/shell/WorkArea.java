package org.checkpointinspector.app.ui.shell;

import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.checkpointinspector.app.ui.details.DetailsPane;
import org.checkpointinspector.app.ui.details.DetailsViewModel.Tab;
import org.checkpointinspector.app.ui.findings.FindingsPane;
import org.checkpointinspector.app.ui.tree.TreePane;
import org.checkpointinspector.app.ui.verdict.VerdictPane;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.settings.Settings;

/** What is shown of a location that is open: tree, verdict and details above the findings. Made when the first location is, since it takes most of a window's making. */
final class WorkArea extends SplitPane {

    private final TreePane tree;
    private final FindingsPane findings;
    private final SplitPane middle = new SplitPane();
    /** Where the divider above the findings is when there are any. */
    private double findingsDivider;

    /**
     * Builds the parts and puts them where they were.
     *
     * @param settings where that was
     * @param remedy does what a finding says would help
     */
    WorkArea(Parts parts, Settings settings, Consumer<Finding.Action> remedy) {
        tree = new TreePane(parts.tree(), parts.open(), parts.shell(), parts.formats(), () -> parts.details().tab().set(Tab.DECODED));
        findings = new FindingsPane(parts.findings(), parts.formats(), remedy);
        findingsDivider = settings.dividers().getOrDefault("work", 0.79);
        DetailsPane details = new DetailsPane(parts.details(), parts.state(), parts.application(), parts.trend(), parts.watch(), parts.formats());
        VBox right = new VBox(new VerdictPane(parts.verdict(), parts.formats(), parts.maintain()::rollBackTo, parts.offsets()::showAfter), details);
        right.getStyleClass().add("right");
        right.setMinWidth(320);
        VBox.setVgrow(details, Priority.ALWAYS);
        tree.setMinWidth(220);
        middle.getItems().setAll(tree, right);
        middle.setDividerPositions(0.53);
        setOrientation(Orientation.VERTICAL);
        getItems().setAll(middle, findings);
        setDividerPositions(findingsDivider);
        findings.collapsed().addListener((property, before, now) -> {
            if (now) {
                findingsDivider = getDividerPositions()[0];
            } else {
                setDividerPositions(findingsDivider);
            }
        });
        new LayoutMemory(this, middle, findings, tree.table()).restore(settings);
    }

    TreePane tree() {
        return tree;
    }

    /** The settings with where the parts are now. */
    Settings capture(Settings settings) {
        return new LayoutMemory(this, middle, findings, tree.table()).capture(settings);
    }
}
