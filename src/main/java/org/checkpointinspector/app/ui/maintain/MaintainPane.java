package org.checkpointinspector.app.ui.maintain;

import java.io.File;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.maintain.Plan;

/** The page of an action, in front of the window: options, plan, run, result. */
public final class MaintainPane extends VBox {
    private static final double HIGH = 640;
    private static final double MIDDLE = 460;
    private static final double LOW = 240;

    private final MaintainViewModel model;
    private final PlanWords words;
    private final Formats formats;
    private final Consumer<Consumer<File>> chooser;
    private final Label title = new Label();
    private final Label place = Pages.words("", "muted");
    private final StackPane body = new StackPane();
    private final ProgressBar bar = new ProgressBar();
    private final Label doing = Pages.words("", "strong");
    private final Label progress = Pages.words("");

    /**
     * Makes the page.
     *
     * @param chooser asks the person for a folder and hands it over, if one was chosen
     */
    public MaintainPane(MaintainViewModel model, Formats formats, Consumer<Consumer<File>> chooser) {
        this.model = model;
        this.formats = formats;
        this.words = new PlanWords(formats);
        this.chooser = chooser;
        getStyleClass().add("maintain");
        setId("maintain");
        progress.setId("maintain-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        body.setAlignment(Pos.TOP_LEFT);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(Pages.head(title, model::close), place, body);
        model.stage().addListener((property, before, now) -> show(before, now));
        show(new Stage.Closed(), model.stage().get());
    }

    private void show(Stage before, Stage now) {
        title.setText(Texts.text("maintain." + model.action()));
        place.setText(model.place() == null ? "" : model.place().toString());
        place.setManaged(model.place() != null);
        setMaxHeight(height(now));
        if (now instanceof Stage.Options options) {
            body.getChildren().setAll(new OptionsPage(model, options.trouble(), formats, chooser));
        } else if (now instanceof Stage.Planning planning) {
            bar.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
            doing.setText(Texts.text("maintain.planning"));
            progress.setText(planning.at());
            waiting(before instanceof Stage.Planning, "");
        } else if (now instanceof Stage.Planned planned) {
            body.getChildren().setAll(new PlanPage(model, planned.prepared(), words));
        } else if (now instanceof Stage.Running running) {
            tell(running);
            waiting(before instanceof Stage.Running, Texts.text("maintain.stop.words"));
        } else if (now instanceof Stage.Ended ended) {
            body.getChildren().setAll(new ResultPage(model, ended, words));
        } else {
            body.getChildren().clear();
        }
    }

    private static double height(Stage now) {
        if (now instanceof Stage.Planned) {
            return HIGH;
        }
        return now instanceof Stage.Planning || now instanceof Stage.Running ? LOW : MIDDLE;
    }

    private void tell(Stage.Running now) {
        var at = now.progress();
        Plan plan = now.plan();
        if (at == null) {
            bar.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
            doing.setText(Texts.text("maintain.starting"));
            progress.setText(words.totals(plan));
        } else {
            bar.setProgress(PlanWords.part(at));
            doing.setText(Texts.text("maintain.running", formats.count(at.index()), formats.count(at.phases()), at.phase().kind().words() + ", " + at.phase().words()));
            progress.setText(words.progress(at));
        }
        if (now.stopping()) {
            doing.setText(Texts.text("status.stopping"));
        }
    }

    private void waiting(boolean already, String note) {
        if (!already) {
            Node cancel = Pages.button("maintain-cancel", Texts.text("cancel"), model::cancel);
            VBox page = new VBox(10, doing, bar, progress, Pages.words(note, "muted"), Pages.foot(Pages.gap(), cancel));
            page.getStyleClass().add("maintain-body");
            body.getChildren().setAll(page);
        }
    }
}
