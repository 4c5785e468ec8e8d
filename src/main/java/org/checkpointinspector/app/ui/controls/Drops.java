package org.checkpointinspector.app.ui.controls;

import java.io.File;
import java.util.List;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Lets files be dropped on a node, which has the pseudo-class {@code dropping} while they hover over it. */
public final class Drops {
    private static final PseudoClass DROPPING = PseudoClass.getPseudoClass("dropping");

    /**
     * Takes what is dropped on a node, and keeps it from the nodes around.
     *
     * @param taken does something with the files; returns whether it could
     */
    public Drops(Node node, Predicate<List<File>> taken) {
        node.addEventHandler(DragEvent.DRAG_OVER, over -> {
            if (over.getDragboard().hasFiles()) {
                over.acceptTransferModes(TransferMode.LINK, TransferMode.COPY, TransferMode.MOVE);
            }
            over.consume();
        });
        node.addEventHandler(DragEvent.DRAG_DROPPED, dropped -> {
            dropped.setDropCompleted(dropped.getDragboard().hasFiles() && taken.test(dropped.getDragboard().getFiles()));
            dropped.consume();
        });
        node.addEventHandler(DragEvent.DRAG_ENTERED, entered -> node.pseudoClassStateChanged(DROPPING, entered.getDragboard().hasFiles()));
        node.addEventHandler(DragEvent.DRAG_EXITED, left -> node.pseudoClassStateChanged(DROPPING, false));
    }
}
