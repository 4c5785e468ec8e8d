package org.checkpointinspector.app.ui.shell;

import java.io.File;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.checkpointinspector.app.ui.application.ApplicationViewModel;
import org.checkpointinspector.app.ui.connect.ConnectPage;
import org.checkpointinspector.app.ui.controls.Drops;
import org.checkpointinspector.app.ui.details.DetailsViewModel.Tab;
import org.checkpointinspector.app.ui.locations.LocationsPane;
import org.checkpointinspector.app.ui.locations.WelcomePane;
import org.checkpointinspector.app.ui.maintain.MaintainButtons;
import org.checkpointinspector.app.ui.maintain.MaintainPane;
import org.checkpointinspector.app.ui.maintain.MaintainViewModel;
import org.checkpointinspector.app.ui.maintain.OffsetsPane;
import org.checkpointinspector.app.ui.maintain.OffsetsViewModel;
import org.checkpointinspector.app.ui.maintain.Stage;
import org.checkpointinspector.app.ui.tree.TreePane;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.maintain.Action;
import org.checkpointinspector.settings.Settings;
import org.checkpointinspector.storage.Listing;
import org.jspecify.annotations.Nullable;

/** The frame: puts the parts of the window together, and shows either the tree or the page that stands in for it. */
public final class ShellView extends StackPane {
    private static final double NARROW = 1080;

    private final Parts parts;
    private final AddressBar address;
    private final TopBar top;
    private @Nullable WorkArea work;
    private final SplitPane columns = new SplitPane();
    private final StackPane stage = new StackPane();
    private final LocationsPane locations;
    private final Overlay overlay = new Overlay();
    private final Advising advising;
    private final StatePages pages;
    private @Nullable WelcomePane welcome;
    private @Nullable MaintainPane maintainPage;
    private @Nullable OffsetsPane offsetsPage;
    private final Shortcuts shortcuts = new Shortcuts();
    private final Consumer<Consumer<File>> chooser;
    /** Kept, since bindings are held weakly. */
    private BooleanBinding narrowness = Bindings.createBooleanBinding(() -> false);

    /**
     * Builds the window's content.
     *
     * @param chooser asks the person for a folder and hands it over, if one was chosen
     * @param browser opens an address of a document in the program that is meant for it
     */
    public ShellView(Parts parts, Consumer<Consumer<File>> chooser, Consumer<String> browser) {
        this.parts = parts;
        this.chooser = chooser;
        getStyleClass().add("shell");
        address = new AddressBar(parts.shell());
        advising = new Advising(parts, overlay, chooser, browser);
        top = new TopBar(parts, address, new MaintainButtons(parts.maintain(), parts.offsets()), advising, parts.connect()::show, this::showHelp);
        locations = new LocationsPane(parts.locations(), parts.connect()::show);
        pages = new StatePages(parts.shell(), parts.open(), parts.formats(), parts.connect());
        arrange();
        defineKeys();
        new Drops(this, this::dropped);
        showActions();
        parts.shell().content().addListener((property, before, now) -> show(now));
        show(parts.shell().content().get());
        parts.connect().showing().addListener((property, before, now) -> showConnect(now));
    }

    private void showConnect(boolean show) {
        if (show) {
            overlay.show(new ConnectPage(parts.connect(), chooser), () -> {
                parts.connect().close();
                return true;
            });
        } else {
            overlay.close();
        }
    }

    /** The keys, to be installed on the scene. */
    Shortcuts shortcuts() {
        return shortcuts;
    }

    /** Puts the window and its parts where they were. */
    void restoreLayout(javafx.stage.Stage window, Settings settings) {
        new WindowMemory(columns).restore(window, settings);
    }

    /** The settings with where the window and its parts are now. */
    Settings captureLayout(javafx.stage.Stage window, Settings settings) {
        Settings withWindow = new WindowMemory(columns).capture(window, settings);
        return work == null ? withWindow : work.capture(withWindow);
    }

    private WelcomePane welcome() {
        WelcomePane there = welcome;
        if (there == null) {
            there = new WelcomePane(parts.locations(), this::chooseFolder, parts.connect()::show);
            welcome = there;
        }
        return there;
    }

    private WorkArea work() {
        WorkArea there = work;
        if (there == null) {
            there = new WorkArea(parts, parts.settings().settings().get(), this::remedy);
            work = there;
        }
        return there;
    }

    private void arrange() {
        columns.getItems().setAll(locations, stage);
        columns.setDividerPositions(0.145);
        locations.setMinWidth(185);
        SplitPane.setResizableWithParent(locations, false);
        top.locations().setSelected(true);
        top.locations().selectedProperty().addListener((property, before, now) -> showLocations(now));
        BooleanBinding narrow = widthProperty().greaterThan(0).and(widthProperty().lessThan(NARROW));
        narrow.addListener((property, before, now) -> top.locations().setSelected(!now));
        narrowness = narrow;
        BorderPane frame = new BorderPane(columns);
        frame.setTop(top);
        frame.setBottom(new StatusPane(parts.open(), parts.settings(), parts.formats()));
        getChildren().addAll(frame, advising.notices(), overlay);
    }

    private void showLocations(boolean show) {
        if (show && !columns.getItems().contains(locations)) {
            columns.getItems().add(0, locations);
            columns.setDividerPositions(Math.min(0.4, 200 / Math.max(1, getWidth())));
        } else if (!show) {
            columns.getItems().remove(locations);
        }
    }

    private void show(Content content) {
        Node page;
        if (content instanceof Content.Loading loading) {
            work();  // made now, so that it sees what comes
            page = pages.loading(loading.location().toString());
        } else if (content instanceof Content.Starting starting) {
            page = pages.loading(starting.address());
        } else if (content instanceof Content.Stopped stopped) {
            page = pages.stopped(stopped.location());
        } else if (content instanceof Content.Failed failed) {
            page = pages.failed(failed);
        } else if (content instanceof Content.Shown shown) {
            Listing listing = parts.open().listing().get();
            boolean empty = listing != null && listing.root().totalFiles() == 0 && listing.root().folders().isEmpty() && listing.problems().isEmpty();
            page = empty ? pages.empty(shown.location()) : work();
        } else {
            page = welcome();
        }
        stage.getChildren().setAll(page);
    }

    private void defineKeys() {
        ShellViewModel shell = parts.shell();
        shortcuts.add("refresh", shell::refresh, KeyCode.F5);
        shortcuts.add("open", parts.connect()::show, KeyCode.O, KeyCombination.SHORTCUT_DOWN);
        shortcuts.add("folder", this::chooseFolder, KeyCode.O, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        shortcuts.add("address", address::edit, KeyCode.L, KeyCombination.SHORTCUT_DOWN);
        shortcuts.add("filter", () -> onTree(TreePane::focusFilter), KeyCode.F, KeyCombination.SHORTCUT_DOWN);
        shortcuts.add("back", shell::back, KeyCode.LEFT, KeyCombination.ALT_DOWN);
        shortcuts.add("forward", shell::forward, KeyCode.RIGHT, KeyCombination.ALT_DOWN);
        shortcuts.add("up", () -> onTree(TreePane::selectParent), KeyCode.UP, KeyCombination.ALT_DOWN);
        shortcuts.mention("up.tree", KeyCode.BACK_SPACE);
        shortcuts.mention("enter", KeyCode.ENTER);
        shortcuts.mention("copy", KeyCode.C, KeyCombination.SHORTCUT_DOWN);
        int digit = 1;
        for (Tab tab : Tab.values()) {
            shortcuts.add("tab." + tab, () -> parts.details().tab().set(tab), KeyCode.valueOf("DIGIT" + digit++), KeyCombination.SHORTCUT_DOWN);
        }
        shortcuts.add("locations", () -> top.locations().setSelected(!top.locations().isSelected()), KeyCode.B, KeyCombination.SHORTCUT_DOWN);
        shortcuts.add("explain", advising::explain, KeyCode.E, KeyCombination.SHORTCUT_DOWN);
        shortcuts.add("home", shell::goHome, KeyCode.HOME, KeyCombination.ALT_DOWN);
        shortcuts.add("cancel", this::escape, KeyCode.ESCAPE);
        shortcuts.add("help", this::showHelp, KeyCode.F1);
    }

    private void onTree(Consumer<TreePane> action) {
        if (work != null) {
            action.accept(work.tree());
        }
    }

    private void escape() {
        if (overlay.isVisible()) {
            overlay.close();
        } else {
            parts.open().cancel();
        }
    }

    /** Shows the page of an action in front of the window as long as there is one. */
    private void showActions() {
        MaintainViewModel maintain = parts.maintain();
        maintain.stage().addListener((property, before, now) -> {
            boolean wanted = !(now instanceof Stage.Closed);
            if (wanted && maintainPage == null) {
                maintainPage = new MaintainPane(maintain, parts.formats(), chooser);
            }
            front(maintainPage, wanted, () -> {
                maintain.close();
                return !maintain.isRunning();
            });
        });
        OffsetsViewModel offsets = parts.offsets();
        offsets.shown().addListener((property, before, now) -> {
            if (now && offsetsPage == null) {
                offsetsPage = new OffsetsPane(offsets, parts.formats());
            }
            front(offsetsPage, now, () -> {
                offsets.close();
                return true;
            });
        });
    }

    /** Brings a page to the front, or closes it; there is none as long as nobody asked for it. */
    private void front(@Nullable Node page, boolean wanted, BooleanSupplier closing) {
        if (page == null || wanted == overlay.shows(page)) {
            return;
        }
        if (wanted) {
            overlay.show(page, closing);
        } else {
            overlay.close();
        }
    }

    /** Does what a finding advises. */
    private void remedy(Finding.Action wanted) {
        switch (wanted) {
            case BACK_UP -> parts.maintain().begin(Action.BACKUP);
            case RESTORE -> parts.maintain().begin(Action.RESTORE);
            case ROLL_BACK -> parts.maintain().begin(Action.ROLLBACK);
            case CLEAR -> parts.maintain().begin(Action.CLEAR);
            case PRUNE -> parts.maintain().begin(Action.PRUNE);
            case EXPORT_OFFSETS -> parts.offsets().show();
            case CHECK_JAR -> {
                parts.application().page().set(ApplicationViewModel.Page.JAR);
                parts.details().tab().set(Tab.APPLICATION);
            }
        }
    }

    private void showHelp() {
        overlay.show(new HelpPage(shortcuts, overlay::close));
    }

    private void chooseFolder() {
        chooser.accept(folder -> parts.shell().open(folder.toString()));
    }

    /** Opens the first of what was dropped into the window; a jar is held against the application that is open. Returns whether there was anything. */
    public boolean dropped(List<File> files) {
        if (files.isEmpty()) {
            return false;
        }
        File first = files.get(0);
        if (first.getName().endsWith(".jar") && parts.application().application().get() != null) {
            parts.application().checkJar(first.toPath());
            parts.details().tab().set(Tab.APPLICATION);
        } else {
            parts.shell().open(first.toString());
        }
        return true;
    }
}
