package org.checkpointinspector.app.ui.maintain;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.checkpointinspector.app.ui.Icons;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.FactsGrid;
import org.checkpointinspector.maintain.Action;
import org.checkpointinspector.maintain.Outcome;
import org.checkpointinspector.maintain.Outcome.Status;
import org.checkpointinspector.maintain.Plan;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** What came of a plan: what was done, what was not, and how it is resumed or taken back. */
final class ResultPage extends VBox {

    ResultPage(MaintainViewModel model, Stage.Ended ended, PlanWords words) {
        getStyleClass().add("maintain-body");
        Plan plan = ended.plan();
        Outcome outcome = ended.outcome();
        VBox content = new VBox(10);
        Label title = new Label(Texts.text("maintain.ended." + outcome.status()), icon(outcome.status()));
        title.setId("maintain-result");
        title.getStyleClass().add("maintain-result");
        content.getChildren().add(title);
        if (outcome.status() == Status.DONE) {
            content.getChildren().add(Pages.words(Texts.text("maintain.ended.DONE.words")));
        } else {
            content.getChildren().add(Pages.words(outcome.advice() == null ? outcome.message() : outcome.message() + " " + outcome.advice()));
        }
        FactsGrid facts = new FactsGrid();
        if (outcome.status() == Status.DONE) {
            facts.add(Texts.text("maintain.result.did"), words.totals(plan));
        }
        facts.add(Texts.text("maintain.result.backup"), outcome.status() == Status.REFUSED ? null : outcome.plan().toString());
        outcome.notDone().forEach(phase -> facts.add(Texts.text("maintain.result.not.done"), phase));
        content.getChildren().add(facts);
        if (outcome.status() == Status.DONE && !plan.risks().isEmpty()) {
            content.getChildren().add(Pages.heading("maintain.risks"));
            plan.risks().forEach(risk -> content.getChildren().add(PlanPage.risk(PlanWords.inWindow(risk))));
        }
        getChildren().addAll(Pages.scrolling(content), foot(model, plan, outcome));
    }

    private static FontIcon icon(Status status) {
        return switch (status) {
            case DONE -> Icons.icon(Material2AL.CHECK_CIRCLE, "verdict-icon", "success");
            case REFUSED -> Icons.icon(Material2AL.BLOCK, "verdict-icon", "warning");
            case STOPPED -> Icons.icon(Material2MZ.WARNING, "verdict-icon", "danger");
        };
    }

    private static HBox foot(MaintainViewModel model, Plan plan, Outcome outcome) {
        HBox foot = Pages.foot(Pages.gap());
        foot.setAlignment(Pos.CENTER_RIGHT);
        boolean undoable = plan.action() != Action.UNDO && (outcome.status() == Status.STOPPED || outcome.status() == Status.DONE && plan.takesAway());
        if (undoable) {
            foot.getChildren().add(Pages.button("maintain-undo", Texts.text("maintain.undo"), model::undo));
        }
        if (outcome.status() == Status.STOPPED) {
            foot.getChildren().add(Pages.button("maintain-resume", Texts.text("maintain.resume"), model::resume));
        }
        if (outcome.status() == Status.REFUSED) {
            foot.getChildren().add(Pages.button("maintain-again", Texts.text("maintain.again"), model::plan));
        }
        Button close = Pages.button("maintain-done", Texts.text("close"), model::close, "accent");
        close.setDefaultButton(true);
        foot.getChildren().add(close);
        return foot;
    }
}
