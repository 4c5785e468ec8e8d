package org.checkpointinspector.app.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.connect.ConnectViewModel;
import org.checkpointinspector.app.ui.controls.Message;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The pages that fill the middle of the window while there is no tree: loading, stopped, empty, and each kind of failure. */
final class StatePages {
    private final ShellViewModel shell;
    private final OpenLocation open;
    private final Formats formats;
    private final ConnectViewModel connect;

    StatePages(ShellViewModel shell, OpenLocation open, Formats formats, ConnectViewModel connect) {
        this.shell = shell;
        this.open = open;
        this.formats = formats;
        this.connect = connect;
    }

    Node loading(String address) {
        Label title = new Label(Texts.text("loading.title", address));
        title.getStyleClass().add("message-title");
        title.setWrapText(true);
        Label count = new Label();
        count.getStyleClass().add("loading-count");
        Label folder = new Label();
        folder.getStyleClass().add("message-words");
        Button cancel = new Button(Texts.text("cancel"));
        cancel.setOnAction(pressed -> open.cancel());
        VBox box = new VBox(new ProgressIndicator(), title, count, folder, cancel);
        box.getStyleClass().addAll("message", "loading");
        box.setAlignment(Pos.CENTER);
        open.retrying().subscribe(retrying -> {
            if (!retrying.isEmpty()) {
                folder.setText(retrying);
            }
        });
        open.progress().subscribe(progress -> {
            if (progress != null && box.getScene() != null | progress.files() == 0) {
                count.setText(progress.phase() == Progress.Phase.STOPPING
                        ? Texts.text("status.stopping")
                        : Texts.plural("loading.files", progress.files(), formats.count(progress.files())));
                folder.setText(progress.at() == null ? "" : progress.at());
            }
        });
        return box;
    }

    Node stopped(Location location) {
        return new Message(Material2OutlinedAL.CANCEL, "subtle", Texts.text("stopped.title"), Texts.text("stopped.words", location.toString()), again(), other());
    }

    Node empty(Location location) {
        return new Message(Material2OutlinedAL.FOLDER_OPEN, "subtle", Texts.text("empty.title"), Texts.text("empty.words", location.toString()), again(), above(), other());
    }

    Node failed(Content.Failed failed) {
        StorageException reason = failed.reason();
        String title = Texts.text("failed." + reason.kind());
        String words = reason.getMessage() + "\n" + reason.advice();
        Location location = failed.location();
        if (location == null) {
            return new Message(icon(reason.kind()), "warning", title, words, other());
        }
        if (!location.isLocal()) {
            return new Message(icon(reason.kind()), "warning", title, words, again(), connection(location), above());
        }
        return new Message(icon(reason.kind()), "warning", title, words, again(), above(), other());
    }

    private static Ikon icon(StorageException.Kind kind) {
        return switch (kind) {
            case NOT_FOUND -> Material2MZ.SEARCH_OFF;
            case DENIED, ARCHIVED -> Material2OutlinedAL.LOCK;
            case BAD_ADDRESS -> Material2AL.LINK_OFF;
            case UNSUPPORTED, UNAVAILABLE -> Material2AL.CLOUD_OFF;
            case EXISTS, FAILED -> Material2AL.ERROR_OUTLINE;
        };
    }

    private Button again() {
        Button button = new Button(Texts.text("again"));
        button.getStyleClass().add("accent");
        button.setOnAction(pressed -> shell.refresh());
        return button;
    }

    private Button above() {
        Button button = new Button(Texts.text("open.above"));
        button.setOnAction(pressed -> shell.up());
        return button;
    }

    private Button other() {
        Button button = new Button(Texts.text("open.other"));
        button.setOnAction(pressed -> connect.show(""));
        return button;
    }

    private Button connection(Location location) {
        Button button = new Button(Texts.text("open.connection"));
        button.setOnAction(pressed -> connect.show(location.toString()));
        return button;
    }
}
