package org.checkpointinspector.app.ui.shell;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.Copying;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.storage.Listing;
import org.controlsfx.control.StatusBar;

/** The line at the bottom: what the task at hand does, how far it is, and how it is cancelled; else what is open, in numbers. */
final class StatusPane extends StatusBar {
    private final OpenLocation open;
    private final Formats formats;
    private final SettingsViewModel settings;
    private final ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    private final Label words = new Label();
    private final HBox task;

    StatusPane(OpenLocation open, SettingsViewModel settings, Formats formats) {
        this.open = open;
        this.settings = settings;
        this.formats = formats;
        setText("");
        Button cancel = new Button(Texts.text("cancel"));
        cancel.setId("cancel");
        cancel.getStyleClass().add("small");
        cancel.setOnAction(pressed -> open.cancel());
        Copying.copyable(words);
        words.setId("status");
        bar.setPrefWidth(140);
        task = new HBox(10, bar, cancel);
        task.setAlignment(Pos.CENTER);
        getLeftItems().add(words);
        getRightItems().add(task);
        open.progress().addListener(change -> show());
        open.retrying().addListener(change -> show());
        open.inspection().addListener(change -> show());
        open.listing().addListener(change -> show());
        settings.note().addListener(change -> show());
        show();
    }

    private void show() {
        Progress progress = open.progress().get();
        task.setVisible(progress != null);
        bar.setProgress(progress == null ? 0 : progress.part());
        String retrying = open.retrying().get();
        words.setText(progress == null ? atRest() : retrying.isEmpty() ? progressWords(progress) : retrying);
    }

    /** What a task does, in words. */
    private String progressWords(Progress progress) {
        String at = progress.at() == null || progress.at().isEmpty() ? "" : " · " + progress.at();
        return switch (progress.phase()) {
            case LISTING -> Texts.plural("status.listing", progress.files(), formats.count(progress.files())) + at;
            case READING -> read(progress) + " · " + formats.size(progress.bytes()) + rate(progress) + at;
            case STOPPING -> Texts.text("status.stopping");
        };
    }

    private String read(Progress progress) {
        return progress.filesPlanned() > progress.files()
                ? Texts.text("status.verifying", formats.count(progress.files()), formats.count(progress.filesPlanned()))
                : Texts.plural("status.reading", progress.files(), formats.count(progress.files()));
    }

    private String rate(Progress progress) {
        long ms = formats.clock().millis() - progress.startedMs();
        if (ms < 1000 || progress.bytes() == 0) {
            return "";
        }
        String rate = " · " + Texts.text("status.rate", formats.size(progress.bytes() * 1000 / ms));
        long left = progress.bytesPlanned() - progress.bytes();
        return left <= 0 ? rate : rate + " · " + Texts.text("status.left", formats.seconds(Math.max(1000, (long) ((double) left * ms / progress.bytes()))));
    }

    private String atRest() {
        Listing listing = open.listing().get();
        String note = settings.note().get();
        if (listing == null) {
            return note;
        }
        StringBuilder text = new StringBuilder(Texts.plural("status.files", listing.root().totalFiles(), formats.count(listing.root().totalFiles())));
        text.append(" · ").append(formats.size(listing.root().totalBytes()));
        Inspection inspection = open.inspection().get();
        if (inspection != null) {
            text.append(" · ").append(Texts.text("status.depth." + inspection.depth()));
        }
        text.append(" · ").append(Texts.text("status.listed", formats.timeWithZone(listing.listedMs())));
        if (!listing.problems().isEmpty()) {
            text.append(" · ").append(Texts.plural("status.problems", listing.problems().size(), formats.count(listing.problems().size())));
        }
        return note.isEmpty() ? text.toString() : text + " · " + note;
    }
}
