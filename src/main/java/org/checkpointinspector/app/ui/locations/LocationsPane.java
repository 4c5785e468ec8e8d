package org.checkpointinspector.app.ui.locations;

import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import org.checkpointinspector.app.ui.Icons;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.Copying;
import org.checkpointinspector.app.ui.controls.OnDemand;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The list of places at the left. */
public final class LocationsPane extends BorderPane {
    private final LocationsViewModel model;
    private final Consumer<String> connect;
    private final ListView<LocationRow> list = new ListView<>();

    /**
     * Shows samples and recent places.
     *
     * @param connect asks how an address is reached, and opens it
     */
    public LocationsPane(LocationsViewModel model, Consumer<String> connect) {
        this.model = model;
        this.connect = connect;
        getStyleClass().add("locations");
        list.setId("locations");
        list.setAccessibleText(Texts.text("locations"));
        list.getStyleClass().addAll("edge-to-edge", "dense");
        list.setCellFactory(made -> new Cell(this));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        Copying.onKey(list, () -> textOf(list.getSelectionModel().getSelectedItem()));
        setCenter(list);
        InvalidationListener changed = change -> fill();
        model.samples().addListener(changed);
        model.recent().addListener(changed);
        model.stores().addListener(changed);
        model.problem().addListener(changed);
        fill();
    }

    private void fill() {
        list.getItems().clear();
        list.getItems().add(new LocationRow.Group(Texts.text("locations.samples")));
        model.samples().forEach(sample -> list.getItems().add(new LocationRow.OfSample(sample)));
        if (!model.problem().get().isEmpty()) {
            list.getItems().add(new LocationRow.Hint(model.problem().get()));
        }
        if (!model.stores().isEmpty()) {
            list.getItems().add(new LocationRow.Group(Texts.text("locations.stores")));
            model.stores().forEach(store -> list.getItems().add(new LocationRow.Store(store)));
        }
        list.getItems().add(new LocationRow.Group(Texts.text("locations.recent")));
        model.recent().forEach(address -> list.getItems().add(new LocationRow.Recent(address)));
        if (model.recent().isEmpty()) {
            list.getItems().add(new LocationRow.Hint(Texts.text("locations.recent.none")));
        }
    }

    private void open(@Nullable LocationRow row) {
        if (row instanceof LocationRow.OfSample sample) {
            model.open(sample.sample());
        } else if (row instanceof LocationRow.Recent recent) {
            model.open(recent.address());
        } else if (row instanceof LocationRow.Store store) {
            connect.accept(store.address());
        }
    }

    private void onKey(KeyEvent pressed) {
        LocationRow row = list.getSelectionModel().getSelectedItem();
        if (pressed.getCode() == KeyCode.ENTER) {
            open(row);
            pressed.consume();
        } else if (pressed.getCode() == KeyCode.DELETE && row instanceof LocationRow.Recent recent) {
            model.forget(recent.address());
            pressed.consume();
        } else if (pressed.getCode() == KeyCode.DELETE && row instanceof LocationRow.Store store) {
            model.forgetStore(store.address());
            pressed.consume();
        }
    }

    private static String textOf(@Nullable LocationRow row) {
        if (row instanceof LocationRow.OfSample sample) {
            return sample.sample().title();
        }
        if (row instanceof LocationRow.Store store) {
            return store.address();
        }
        return row instanceof LocationRow.Recent recent ? recent.address() : "";
    }

    private static final class Cell extends ListCell<LocationRow> {
        private final LocationsPane pane;

        private Cell(LocationsPane pane) {
            this.pane = pane;
            setPrefWidth(0);
            setOnMouseClicked(clicked -> {
                if (clicked.getButton() == MouseButton.PRIMARY && !isEmpty()) {
                    pane.open(getItem());
                }
            });
            OnDemand.tooltip(this, () -> hint(getItem()));
            OnDemand.menu(this, () -> menu(getItem()));
        }

        @Override
        protected void updateItem(@Nullable LocationRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            setGraphic(null);
            setContextMenu(null);
            getStyleClass().removeAll("group", "hint");
            setDisable(!empty && (row instanceof LocationRow.Group || row instanceof LocationRow.Hint));
            if (!empty && row != null) {
                fill(row);
            }
        }

        private void fill(LocationRow row) {
            if (row instanceof LocationRow.Group group) {
                setText(group.title());
                getStyleClass().add("group");
            } else if (row instanceof LocationRow.Hint hint) {
                setText(hint.words());
                getStyleClass().add("hint");
            } else if (row instanceof LocationRow.OfSample sample) {
                setText(sample.sample().title());
                setGraphic(Icons.of(sample.sample()));
            } else if (row instanceof LocationRow.Recent recent) {
                setText(LocationsViewModel.shortName(recent.address()));
                setGraphic(Icons.icon(Material2OutlinedAL.HISTORY, "muted"));
            } else if (row instanceof LocationRow.Store store) {
                setText(store.address());
                setGraphic(Icons.icon(Material2OutlinedMZ.STORAGE, "muted"));
            }
        }

        private static String hint(@Nullable LocationRow row) {
            if (row instanceof LocationRow.OfSample sample) {
                return sample.sample().description() + "\n" + Texts.text("samples.spark", sample.sample().spark());
            }
            if (row instanceof LocationRow.Store store) {
                return Texts.text("locations.store.tooltip", store.address());
            }
            return row instanceof LocationRow.Recent recent ? recent.address() : "";
        }

        private @Nullable ContextMenu menu(@Nullable LocationRow row) {
            if (row instanceof LocationRow.Recent recent) {
                return recent(recent.address());
            }
            return row instanceof LocationRow.Store store ? store(store.address()) : null;
        }

        private ContextMenu store(String address) {
            return new ContextMenu(connection(address), copy(address), item("locations.store.forget", () -> pane.model.forgetStore(address)));
        }

        private ContextMenu recent(String address) {
            ContextMenu menu = new ContextMenu(
                    copy(address),
                    item("locations.forget", () -> pane.model.forget(address)),
                    item("locations.forget.all", pane.model::forgetAll));
            if (address.contains("://")) {
                menu.getItems().add(0, connection(address));
            }
            return menu;
        }

        private MenuItem connection(String address) {
            return item("locations.connection", () -> pane.connect.accept(address));
        }

        private static MenuItem copy(String address) {
            return Copying.item(Texts.text("copy.address"), () -> address);
        }

        private static MenuItem item(String key, Runnable action) {
            MenuItem item = new MenuItem(Texts.text(key));
            item.setOnAction(chosen -> action.run());
            return item;
        }
    }
}
