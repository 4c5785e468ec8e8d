package org.checkpointinspector.app.ui.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.inspect.SparkVersion;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Where the window is: opens places, goes back, forward and up, and inspects again. Opening, refreshing, verifying and judging for another Spark are one and
 * the same task with another request; a new one ends the one before.
 */
public final class ShellViewModel {
    private final OpenLocation open;
    private final History history = new History();
    private final ReadOnlyObjectWrapper<Content> content = new ReadOnlyObjectWrapper<>(new Content.Welcome());
    private final ReadOnlyObjectWrapper<@Nullable StorageException> trouble = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Location> location = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper();
    private Predicate<Location> mustAsk = place -> false;
    private Consumer<Location> opened = place -> {};

    /** Steers what is open. */
    public ShellViewModel(OpenLocation open) {
        this.open = open;
    }

    /** What fills the middle of the window. */
    public ReadOnlyObjectProperty<Content> content() {
        return content.getReadOnlyProperty();
    }

    /** Why the newest inspection broke off although the tree is there; null where it did not. */
    public ReadOnlyObjectProperty<@Nullable StorageException> trouble() {
        return trouble.getReadOnlyProperty();
    }

    /** What is open, or was asked for; null on the first page. */
    public ReadOnlyObjectProperty<@Nullable Location> location() {
        return location.getReadOnlyProperty();
    }

    /** Whether there is a way back. */
    public ReadOnlyBooleanProperty canGoBack() {
        return canGoBack.getReadOnlyProperty();
    }

    /** Whether there is a way forward. */
    public ReadOnlyBooleanProperty canGoForward() {
        return canGoForward.getReadOnlyProperty();
    }

    /** Hears of every location that could be opened. */
    public void onOpened(Consumer<Location> listener) {
        opened = opened.andThen(listener);
    }

    /** Shows that an address is going to be opened. */
    public void expect(String address) {
        content.set(new Content.Starting(address));
    }

    /** Opens an address as a person typed or pasted it. */
    public void open(String address) {
        try {
            open(Location.parse(address));
        } catch (StorageException notAPlace) {
            goHome();
            content.set(new Content.Failed(address, null, notAPlace));
        }
    }

    /** Asks somebody before a location is opened; where the answer is true, the person is asked something first, and it is not opened now. */
    public void beforeOpening(Predicate<Location> asking) {
        mustAsk = asking;
    }

    /** Opens a location. */
    public void open(Location place) {
        if (mustAsk.test(place)) {
            return;
        }
        history.visit(place);
        show(place);
    }

    /** Goes back to where the person was before. */
    public void back() {
        history.back().ifPresent(this::show);
    }

    /** Goes forward again. */
    public void forward() {
        history.forward().ifPresent(this::show);
    }

    /** Opens the folder above what is open. */
    public void up() {
        parent().ifPresent(this::open);
    }

    /** The folder above what is open, empty at the root and on the first page. */
    public Optional<Location> parent() {
        Location here = location.get();
        if (here == null || here.path().equals("/")) {
            return Optional.empty();
        }
        int slash = here.path().lastIndexOf('/');
        return Optional.of(new Location(here.scheme(), here.authority(), slash <= 0 ? "/" : here.path().substring(0, slash)));
    }

    /** Lists and inspects again what is open. */
    public void refresh() {
        again(open.request().depth(), open.request().spark(), true);
    }

    /** Inspects again what is open, as deep as asked. */
    public void verify(Depth depth) {
        again(depth, open.request().spark(), false);
    }

    /** Judges what is open for another Spark; null for the one that wrote the files. */
    public void judgeFor(@Nullable SparkVersion spark) {
        again(open.request().depth(), spark == null ? List.of() : List.of(spark), false);
    }

    /** Judges what is open for another launch configuration of the Spark job; empty for the one that the files tell. */
    public void judgeWith(Map<String, String> conf) {
        Location here = location.get();
        if (here != null) {
            inspect(here, new InspectionRequest(open.request().depth(), open.request().spark(), conf), false);
        }
    }

    /** Judges what is open for several Sparks side by side, beside that for the one that wrote the files. */
    public void judgeForAll(List<SparkVersion> versions) {
        again(open.request().depth(), versions, false);
    }

    /** Goes back to the first page. */
    public void goHome() {
        open.leave();
        location.set(null);
        content.set(new Content.Welcome());
    }

    /** Lets go of everything, at the end. */
    public void close() {
        open.leave();
    }

    private void again(@Nullable Depth depth, List<SparkVersion> spark, boolean anew) {
        Location here = location.get();
        if (here != null) {
            inspect(here, new InspectionRequest(depth, spark, open.request().conf()), anew);
        }
    }

    private void show(Location place) {
        canGoBack.set(history.canGoBack());
        canGoForward.set(history.canGoForward());
        open.leave();
        location.set(place);
        inspect(place, InspectionRequest.standard(), true);
    }

    private void inspect(Location place, InspectionRequest request, boolean anew) {
        trouble.set(null);
        if (open.listing().get() == null) {
            content.set(new Content.Loading(place));
        }
        open.inspect(place, request, anew, () -> listed(place), thrown -> failed(place, thrown));
    }

    private void listed(Location place) {
        content.set(new Content.Shown(place));
        opened.accept(place);
    }

    private void failed(Location place, Throwable thrown) {
        boolean treeIsThere = open.listing().get() != null;
        if (thrown instanceof CancelledException) {
            content.set(treeIsThere ? new Content.Shown(place) : new Content.Stopped(place));
            return;
        }
        StorageException reason = inWords(place, thrown);
        boolean gone = reason.kind() == StorageException.Kind.NOT_FOUND;
        if (treeIsThere && !gone) {
            trouble.set(reason);
        } else {
            open.leave();
            content.set(new Content.Failed(place.toString(), place, reason));
        }
    }

    private static StorageException inWords(Location place, Throwable thrown) {
        if (thrown instanceof StorageException known) {
            return known;
        }
        LoggerFactory.getLogger(ShellViewModel.class).error("inspecting " + place, thrown);
        return new StorageException(
                StorageException.Kind.FAILED, place.toString(), Texts.text("error.ours", thrown.toString()), Texts.text("error.ours.advice"), thrown);
    }
}
