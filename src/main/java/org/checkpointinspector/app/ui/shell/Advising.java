package org.checkpointinspector.app.ui.shell;

import java.io.File;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.checkpointinspector.app.ui.Icons;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.compare.ComparePage;
import org.checkpointinspector.app.ui.controls.Copying;
import org.checkpointinspector.app.ui.controls.Notices;
import org.checkpointinspector.app.ui.controls.OnDemand;
import org.checkpointinspector.app.ui.details.Loaded;
import org.checkpointinspector.app.ui.explain.ExplainPage;
import org.checkpointinspector.app.ui.reporting.ReportForm;
import org.checkpointinspector.diagnose.watch.WatchEvent;
import org.checkpointinspector.report.Secrets;
import org.controlsfx.control.Notifications;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** From evidence to advice: the menu with report, explain and compare, the pages that it opens, and the notices that tell what came of them. */
final class Advising {
    private final Parts parts;
    private final Overlay overlay;
    private final Consumer<Consumer<File>> folderChooser;
    private final Consumer<String> browser;
    private final Notices notices = new Notices();

    /**
     * Wires it.
     *
     * @param folderChooser asks the person for a folder
     * @param browser opens an address of a document
     */
    Advising(Parts parts, Overlay overlay, Consumer<Consumer<File>> folderChooser, Consumer<String> browser) {
        this.parts = parts;
        this.overlay = overlay;
        this.folderChooser = folderChooser;
        this.browser = browser;
        parts.report().saved().addListener((property, before, now) -> {
            if (now instanceof Loaded.Ready<java.nio.file.Path> ready) {
                saved(ready.content());
            } else if (now instanceof Loaded.Failed<java.nio.file.Path> failed) {
                notices.show((failed.what() + " " + failed.advice()).strip(), Icons.icon(Material2AL.CANCEL, "danger"), "bad");
            }
        });
        parts.watch().onAlarm(this::alarm);
        // what was told of another place would mislead
        parts.shell().location().addListener(change -> notices.clear());
    }

    /** The corner in which notices are shown. */
    Notices notices() {
        return notices;
    }

    /** The button of the bar at the top. */
    MenuButton menu() {
        MenuButton button = new MenuButton(Texts.text("report"), Icons.icon(Material2OutlinedAL.DESCRIPTION));
        button.setId("report");
        button.getStyleClass().addAll("flat", "icon-button");
        button.setMinWidth(MenuButton.USE_PREF_SIZE);
        OnDemand.tooltip(button, Texts.text("report.tooltip"));
        for (ReportForm form : ReportForm.values()) {
            MenuItem item = new MenuItem(Texts.text("report." + form));
            item.setOnAction(chosen -> save(form));
            item.disableProperty().bind(parts.open().inspection().isNull());
            button.getItems().add(item);
        }
        MenuItem compare = new MenuItem(Texts.text("compare.menu"));
        compare.setId("menu-compare");
        compare.setOnAction(chosen -> compare());
        compare.disableProperty().bind(parts.open().checkpoint().isNull());
        MenuItem explain = new MenuItem(Texts.text("explain.menu"));
        explain.setId("menu-explain");
        explain.setOnAction(chosen -> explain());
        button.getItems().addAll(new javafx.scene.control.SeparatorMenuItem(), explain, compare);
        return button;
    }

    /** Opens the page that explains. */
    void explain() {
        overlay.show(new ExplainPage(parts.explain(), this::chooseLog, overlay::close));
    }

    /** Opens the page that compares. */
    void compare() {
        overlay.show(new ComparePage(parts.compare(), folderChooser, overlay::close));
    }

    private Optional<File> chooseLog() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.text("explain.file"));
        return Optional.ofNullable(chooser.showOpenDialog(window()));
    }

    private void save(ReportForm form) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.text("report.title"));
        chooser.setInitialFileName(parts.report().suggestedName(form));
        File file = chooser.showSaveDialog(window());
        if (file != null) {
            parts.report().save(file.toPath(), form);
        }
    }

    private Window window() {
        return overlay.getScene().getWindow();
    }

    private void saved(java.nio.file.Path file) {
        Button open = new Button(Texts.text("report.open"));
        open.setOnAction(pressed -> browser.accept(file.toUri().toString()));
        Button copy = new Button(Texts.text("report.copy"));
        copy.setOnAction(pressed -> Copying.copy(file.toString()));
        notices.show(Texts.text("report.saved", file.toString()), Icons.icon(Material2AL.CHECK_CIRCLE, "success"), "good", open, copy);
    }

    private void alarm(WatchEvent event) {
        String words = Texts.text("watch.kind." + event.kind()) + ": " + Secrets.text(event.summary());
        boolean good = event.kind() == WatchEvent.Kind.RECOVERED || event.kind() == WatchEvent.Kind.LIMIT_KEPT;
        Button refresh = new Button(Texts.text("watch.refresh"));
        refresh.setOnAction(pressed -> parts.shell().refresh());
        notices.show(words, good ? Icons.icon(Material2AL.CHECK_CIRCLE, "success") : Icons.icon(Material2MZ.WARNING, "warning"), good ? "good" : "unsure", refresh);
        Window window = overlay.getScene() == null ? null : overlay.getScene().getWindow();
        if (window != null && window.isShowing() && !window.isFocused()) {
            // the person is elsewhere on the desktop
            Notifications told = Notifications.create().title(event.location().resolve(event.path()).toString()).text(words);
            if (good) {
                told.showInformation();
            } else {
                told.showWarning();
            }
        }
    }
}
