package org.checkpointinspector.app.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.checkpointinspector.app.ui.Backend;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.details.Loaded;
import org.checkpointinspector.app.ui.details.Loader;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.checkpointinspector.app.ui.tasks.TaskRunner;
import org.checkpointinspector.diagnose.compare.CheckpointSide;
import org.checkpointinspector.diagnose.compare.Comparing;
import org.checkpointinspector.diagnose.compare.Comparison;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.report.DecodedView;
import org.checkpointinspector.report.DecodedView.Section;
import org.checkpointinspector.report.DecodedView.Table;
import org.checkpointinspector.report.Secrets;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** Compares the checkpoint at hand with another location, or two of its batches. */
public final class CompareViewModel {
    private final OpenLocation open;
    private final Backend backend;
    private final Formats formats;
    private final BooleanProperty onlyDifferences = new SimpleBooleanProperty(true);
    private final Loader<Comparison> compared;

    /** Compares beside what is open. */
    public CompareViewModel(OpenLocation open, Backend backend, TaskRunner runner, Formats formats) {
        this.open = open;
        this.backend = backend;
        this.formats = formats;
        this.compared = new Loader<>(runner);
    }

    /** What differs. */
    public ReadOnlyObjectProperty<Loaded<Comparison>> compared() {
        return compared.state();
    }

    /** Whether facts and positions that are the same are left out. */
    public BooleanProperty onlyDifferences() {
        return onlyDifferences;
    }

    /** Where the checkpoint at hand is; null for none. */
    public @Nullable Location here() {
        CheckpointInspection one = open.checkpoint().get();
        Listing listing = open.listing().get();
        return one == null || listing == null ? null : listing.location().resolve(one.checkpoint().path());
    }

    /** Batches of the query at hand that were planned, ascending; empty for anything else. */
    public List<Long> batches() {
        CheckpointInspection one = open.checkpoint().get();
        return one == null || one.checkpoint().kind() != Checkpoint.Kind.STRUCTURED_STREAMING
                ? List.of()
                : one.batches().stream().filter(CheckpointInspection.BatchCell::planned).map(CheckpointInspection.BatchCell::batch).toList();
    }

    /** Compares with another location, whatever its store. */
    public void with(String address) {
        Location here = here();
        if (here == null) {
            return;
        }
        compared.load(cancelled -> {
            Location there = Location.parse(address.strip());
            try (Storage left = backend.open(here, open.connection(here));
                    Storage right = backend.open(there, open.connection(there))) {
                return Comparing.checkpoints(side(left, here, cancelled), side(right, there, cancelled), false);
            }
        });
    }

    /** Compares two batches. */
    public void batches(long batch, long with) {
        Location here = here();
        if (here == null) {
            return;
        }
        compared.load(cancelled -> {
            try (Storage storage = backend.open(here, open.connection(here))) {
                return Comparing.batches(side(storage, here, cancelled), batch, with);
            }
        });
    }

    private static CheckpointSide side(Storage storage, Location location, BooleanSupplier cancelled) throws StorageException {
        return CheckpointSide.at(storage, location, storage.list(location, (files, folder) -> {
            if (cancelled.getAsBoolean()) {
                throw new CancelledException();
            }
        }));
    }

    /** A comparison as tables. */
    DecodedView view(Comparison comparison) {
        boolean differing = onlyDifferences.get();
        List<Section> sections = new ArrayList<>();
        String left = Texts.text("compare.left");
        String right = Texts.text("compare.right");
        add(sections, "compare.facts", List.of(Texts.text("compare.fact"), left, right), comparison.facts().stream().filter(fact -> fact.differs() || !differing)
                .map(fact -> List.of(fact.name(), text(fact.left()), text(fact.right()))).toList());
        add(sections, "compare.offsets", List.of(Texts.text("compare.source"), Texts.text("compare.partition"), left, right, Texts.text("compare.delta")),
                comparison.offsets().stream().filter(position -> !differing || !Objects.equals(position.left(), position.right()))
                        .map(position -> List.of(position.source(), position.partition(), number(position.left()), number(position.right()), delta(position.delta()))).toList());
        add(sections, "compare.conf", List.of(Texts.text("graph.setting"), left, right),
                comparison.conf().stream().map(fact -> List.of(fact.name(), text(fact.left()), text(fact.right()))).toList());
        add(sections, "compare.files", List.of(Texts.text("compare.how"), Texts.text("compare.left.bytes"), Texts.text("compare.right.bytes"), Texts.text("compare.path")),
                comparison.files().stream().map(file -> List.of(Texts.text("compare.kind." + file.kind()), number(file.leftBytes()), number(file.rightBytes()), file.path())).toList());
        return new DecodedView("", sections);
    }

    /** What a comparison comes down to. */
    String words(Comparison comparison) {
        List<String> words = new ArrayList<>();
        long facts = comparison.facts().stream().filter(Comparison.Fact::differs).count();
        long offsets = comparison.offsets().stream().filter(position -> !Objects.equals(position.left(), position.right())).count();
        words.add(comparison.same()
                ? Texts.text("compare.same")
                : Texts.text("compare.differs", formats.count(facts), formats.count(offsets), formats.count(comparison.conf().size()), formats.count(comparison.files().size()),
                        formats.count(comparison.sameFiles())));
        words.addAll(comparison.notes());
        return String.join(" ", words);
    }

    private static void add(List<Section> sections, String key, List<String> columns, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            sections.add(new Table(Texts.text(key), columns, rows, null));
        }
    }

    private String number(@Nullable Long value) {
        return value == null ? "–" : formats.count(value);
    }

    private String delta(@Nullable Long value) {
        return value == null ? "–" : (value > 0 ? "+" : "") + formats.count(value);
    }

    private static String text(@Nullable String value) {
        return value == null ? "–" : Secrets.text(value);
    }
}
