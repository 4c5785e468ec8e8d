package org.checkpointinspector.app.ui.application;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.details.SectionsView;
import org.checkpointinspector.inspect.Application.RecoveryPoint;
import org.checkpointinspector.inspect.Application;
import org.checkpointinspector.report.DecodedView.Table;
import org.checkpointinspector.report.DecodedView;
import org.jspecify.annotations.Nullable;

/** Every checkpoint file in the order in which Spark tries them: which one it takes, why it would pass over another, and what another would cost. */
final class RecoveryPage extends BorderPane {

    private final ApplicationViewModel model;

    RecoveryPage(ApplicationViewModel model) {
        this.model = model;
        model.application().addListener((property, before, now) -> show(now));
        show(model.application().get());
    }

    private void show(@Nullable Application application) {
        if (application == null) {
            setCenter(null);
            return;
        }
        SectionsView view = new SectionsView();
        view.onRowOpened((table, row) -> model.goTo(row.get(1)));
        view.show(new DecodedView("", List.of(table(application))), strip(application));
        setCenter(view);
    }

    private Table table(Application application) {
        List<List<String>> rows = new ArrayList<>();
        int order = 1;
        for (RecoveryPoint point : application.recoveryPoints()) {
            rows.add(List.of(
                    Integer.toString(order++), point.file(), verdict(application, point), cost(application, point), holds(point),
                    point.checkpointTimeMs() == null ? "" : model.formats().fullTime(point.checkpointTimeMs()), model.formats().count(point.pendingTimesMs().size())));
        }
        return new Table(Texts.text("recovery.files"), List.of(
                Texts.text("recovery.order"), Texts.text("recovery.file"), Texts.text("recovery.verdict"), Texts.text("recovery.cost"), Texts.text("recovery.holds"),
                Texts.text("recovery.batch"), Texts.text("recovery.pending")), rows, null);
    }

    private static boolean isTaken(Application application, RecoveryPoint point) {
        return point.file().equals(application.recoveryFile());
    }

    private static String holds(RecoveryPoint point) {
        if (point.checkpointTimeMs() == null) {
            return "";
        }
        return Texts.text(point.pendingTimesMs().contains(point.checkpointTimeMs()) ? "recovery.generated" : "recovery.completed");
    }

    private static String verdict(Application application, RecoveryPoint point) {
        if (isTaken(application, point)) {
            return Texts.text(point.trouble() == null ? "recovery.taken" : "recovery.taken.but", point.trouble() == null ? "" : point.trouble());
        }
        return point.trouble() == null ? Texts.text("recovery.could") : point.trouble();
    }

    /** Batches that would be run again beside those of the file that is taken. */
    private String cost(Application application, RecoveryPoint point) {
        Long batch = application.batchDurationMs();
        Long taken = application.checkpointTimeMs();
        if (point.trouble() != null || point.checkpointTimeMs() == null || taken == null || batch == null || batch <= 0) {
            return "";
        }
        long more = (taken - point.checkpointTimeMs()) / batch;
        if (isTaken(application, point)) {
            return Texts.text("recovery.cost.taken");
        }
        return more <= 0 ? Texts.text("recovery.cost.none") : Texts.plural("recovery.cost.again", more, model.formats().count(more));
    }

    /** The files in time, oldest first. */
    private VBox strip(Application application) {
        FlowPane cells = new FlowPane(3, 3);
        cells.setId("recovery-strip");
        List<RecoveryPoint> points = application.recoveryPoints();
        for (int i = points.size() - 1; i >= 0; i--) {
            cells.getChildren().add(cell(application, points.get(i)));
        }
        Label title = new Label(Texts.text("recovery.strip"));
        title.getStyleClass().add("section-title");
        Label words = new Label(Texts.text("recovery.strip.words"));
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        return new VBox(6, title, cells, words);
    }

    private Label cell(Application application, RecoveryPoint point) {
        boolean backup = point.file().endsWith(".bk");
        String digits = point.file().replaceAll("\\D", "");
        Long batch = application.batchDurationMs();
        String pattern = batch != null && batch % 1000 != 0 ? "HH:mm:ss.S" : "HH:mm:ss";
        String name = point.checkpointTimeMs() == null ? digits.substring(Math.max(0, digits.length() - 6))
                : DateTimeFormatter.ofPattern(pattern, model.formats().locale())
                        .format(Instant.ofEpochMilli(point.checkpointTimeMs()).atZone(model.formats().zone()));
        Label cell = new Label(name + (backup ? " bk" : ""));
        cell.getStyleClass().addAll("recovery-cell", point.trouble() != null ? "damaged" : point.pendingTimesMs().contains(point.checkpointTimeMs()) ? "planned" : "committed");
        if (isTaken(application, point)) {
            cell.getStyleClass().add("restart");
        }
        cell.setTooltip(new Tooltip(point.file() + "\n" + verdict(application, point)));
        cell.setAccessibleText(point.file() + ": " + verdict(application, point));
        cell.setOnMouseClicked(clicked -> model.goTo(point.file()));
        return cell;
    }
}
