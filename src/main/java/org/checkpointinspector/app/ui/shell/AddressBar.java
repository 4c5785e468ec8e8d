package org.checkpointinspector.app.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.Copying;
import org.checkpointinspector.storage.Location;
import org.controlsfx.control.BreadCrumbBar;
import org.jspecify.annotations.Nullable;

/** Where the window is, as crumbs to click on, which turn into a field to type or paste an address into. */
final class AddressBar extends StackPane {
    private final ShellViewModel shell;
    private final BreadCrumbBar<Location> crumbs = new BreadCrumbBar<>();
    private final TextField field = new TextField();

    AddressBar(ShellViewModel shell) {
        this.shell = shell;
        getStyleClass().add("address");
        field.setId("address");
        field.setPromptText(Texts.text("address.prompt"));
        field.setAccessibleText(Texts.text("address.prompt"));
        crumbs.setAutoNavigationEnabled(false);
        crumbs.setCrumbFactory(item -> new BreadCrumbBar.BreadCrumbButton(name(item.getValue())));
        crumbs.setOnCrumbAction(clicked -> shell.open(clicked.getSelectedCrumb().getValue()));
        crumbs.setFocusTraversable(false);
        Copying.menu(crumbs, Copying.item(Texts.text("copy.address"), () -> field.getText()));
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        setMinWidth(80);
        getChildren().addAll(field, crumbs);
        field.setOnAction(entered -> {
            String text = field.getText();
            showCrumbs(shell.location().get() != null);
            shell.open(text);
        });
        field.addEventHandler(KeyEvent.KEY_PRESSED, pressed -> {
            if (pressed.getCode() == KeyCode.ESCAPE) {
                show(shell.location().get());
                getParent().requestFocus();
                pressed.consume();
            }
        });
        field.focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                showCrumbs(shell.location().get() != null);
            }
        });
        addEventHandler(MouseEvent.MOUSE_CLICKED, clicked -> {
            if (clicked.getTarget() == crumbs || clicked.getTarget() == this) {
                edit();
            }
        });
        shell.location().addListener((property, before, now) -> show(now));
        shell.content().addListener((property, before, now) -> {
            if (now instanceof Content.Failed failed && failed.location() == null) {
                field.setText(failed.address());
            }
        });
        show(shell.location().get());
    }

    /** Turns into a field, with the whole address selected. */
    void edit() {
        showCrumbs(false);
        field.requestFocus();
        field.selectAll();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double wanted = crumbs.prefWidth(-1);
        double room = getWidth() - 12;
        // the end of a long address says more than its beginning
        crumbs.resizeRelocate(wanted > room ? room - wanted : 4, (getHeight() - crumbs.prefHeight(-1)) / 2, wanted, crumbs.prefHeight(-1));
    }

    private void show(@Nullable Location location) {
        field.setText(location == null ? "" : location.toString());
        showCrumbs(location != null);
        crumbs.setSelectedCrumb(location == null ? null : item(location));
        setAlignment(Pos.CENTER_LEFT);
    }

    private void showCrumbs(boolean show) {
        crumbs.setVisible(show);
        pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("editing"), !show);
        field.setOpacity(show ? 0 : 1);
    }

    private static TreeItem<Location> item(Location location) {
        TreeItem<Location> item = new TreeItem<>(location);
        int slash = location.path().lastIndexOf('/');
        if (slash >= 0 && location.path().length() > 1) {
            item(new Location(location.scheme(), location.authority(), slash == 0 ? "/" : location.path().substring(0, slash))).getChildren().add(item);
        }
        return item;
    }

    private static String name(Location location) {
        return location.name().isEmpty() ? (location.isLocal() ? "/" : location.scheme() + "://" + location.authority()) : location.name();
    }
}
