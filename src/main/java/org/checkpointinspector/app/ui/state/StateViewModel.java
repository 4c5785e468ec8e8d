package org.checkpointinspector.app.ui.state;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.checkpointinspector.app.ui.Backend;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.checkpointinspector.app.ui.tasks.TaskRunner;

/** The state tab: four pages, each of which reads what it shows only once it is in front. */
public final class StateViewModel {

    /** The pages. */
    public enum Page {
        /** Which stores can be rebuilt at which batch. */
        MAP,
        /** The rows, or what changed in them. */
        ROWS,
        /** How bytes and rows are spread. */
        SIZES,
        /** The schemas, and how they changed. */
        SCHEMAS
    }

    private final OpenLocation open;
    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.MAP);
    private final BooleanProperty front = new SimpleBooleanProperty();
    private final RestartMapViewModel map;
    private final RowsViewModel rows;
    private final SizesViewModel sizes;
    private final SchemasViewModel schemas;

    /** Follows what is open. */
    public StateViewModel(OpenLocation open, Backend backend, TaskRunner runner, Formats formats) {
        this.open = open;
        this.map = new RestartMapViewModel(open, formats);
        this.rows = new RowsViewModel(open, backend, runner, formats);
        this.sizes = new SizesViewModel(open, backend, runner, formats);
        this.schemas = new SchemasViewModel(open, backend, runner);
        open.checkpoint().addListener(change -> show());
        open.listing().addListener(change -> show());
        page.addListener(change -> show());
        front.addListener(change -> show());
    }

    /** The page in front. */
    public ObjectProperty<Page> page() {
        return page;
    }

    /** Whether the tab is in front. */
    public BooleanProperty front() {
        return front;
    }

    /** Which stores can be rebuilt at which batch. */
    public RestartMapViewModel map() {
        return map;
    }

    /** The rows. */
    public RowsViewModel rows() {
        return rows;
    }

    /** How bytes and rows are spread. */
    public SizesViewModel sizes() {
        return sizes;
    }

    /** The schemas. */
    public SchemasViewModel schemas() {
        return schemas;
    }

    private void show() {
        var checkpoint = open.listing().get() == null ? null : open.checkpoint().get();
        map.show(checkpoint);
        sizes.show(front.get() && page.get() == Page.SIZES ? checkpoint : null);
        rows.show(front.get() && page.get() == Page.ROWS ? checkpoint : null);
        schemas.show(front.get() && page.get() == Page.SCHEMAS ? checkpoint : null);
    }
}
