package org.checkpointinspector.app.ui.details;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.Message;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/**
 * A tab's four states: nothing, reading, ready, failed.
 *
 * @param <T> the content
 */
public abstract class StatePane<T> extends StackPane {
    private final String nothing;
    private final Runnable cancel;

    /**
     * Follows a state; call {@link #follow} once the subclass is complete.
     *
     * @param nothing key of what is said where there is nothing to show
     */
    protected StatePane(String nothing, Runnable cancel) {
        this.nothing = nothing;
        this.cancel = cancel;
    }

    /** Shows the state from now on. */
    protected final void follow(ReadOnlyObjectProperty<Loaded<T>> state) {
        state.addListener((property, before, now) -> show(now));
        show(state.get());
    }

    /** What is shown once the content is there. */
    protected abstract Node ready(T content);

    private void show(Loaded<T> state) {
        getChildren().setAll(nodeOf(state));
    }

    private Node nodeOf(Loaded<T> state) {
        if (state instanceof Loaded.Ready<T> ready) {
            return ready(ready.content());
        }
        if (state instanceof Loaded.Failed<T> failed) {
            return new Message(Material2AL.ERROR, "danger", failed.what(), failed.advice());
        }
        return state instanceof Loaded.Reading ? reading() : new Message(Material2OutlinedAL.DESCRIPTION, "subtle", Texts.text(nothing), Texts.text(nothing + ".words"));
    }

    private Node reading() {
        Button stop = new Button(Texts.text("cancel"));
        stop.getStyleClass().add("small");
        stop.setOnAction(pressed -> cancel.run());
        Label words = new Label(Texts.text("details.reading"));
        words.getStyleClass().add("muted");
        VBox box = new VBox(10, new ProgressIndicator(), words, stop);
        box.setAlignment(Pos.CENTER);
        return box;
    }
}
