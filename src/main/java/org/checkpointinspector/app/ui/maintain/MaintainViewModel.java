package org.checkpointinspector.app.ui.maintain;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.checkpointinspector.app.ui.Backend;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Place;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.checkpointinspector.app.ui.shell.SettingsViewModel;
import org.checkpointinspector.app.ui.shell.ShellViewModel;
import org.checkpointinspector.app.ui.tasks.Latest;
import org.checkpointinspector.app.ui.tasks.TaskRunner;
import org.checkpointinspector.app.ui.tasks.TaskRunner.Running;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.InspectionListener;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.maintain.Action;
import org.checkpointinspector.maintain.Guard.Refusal;
import org.checkpointinspector.maintain.Outcome;
import org.checkpointinspector.maintain.Places;
import org.checkpointinspector.maintain.Plan;
import org.checkpointinspector.maintain.RunListener;
import org.checkpointinspector.maintain.Runner;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** Leads from an action over its options and its plan to its run and its result, and back by undo. One at a time. */
public final class MaintainViewModel {
    private final OpenLocation open;
    private final ShellViewModel shell;
    private final BackupFolders folders;
    private final Backend backend;
    private final Predicate<Location> samples;
    private final TaskRunner runner;
    private final Formats formats;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(new Stage.Closed());
    private final OptionsViewModel options = new OptionsViewModel();
    private final StringProperty typedWord = new SimpleStringProperty("");
    private final StringProperty typedPath = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper canRun = new ReadOnlyBooleanWrapper();
    private final BooleanBinding possible;
    private Action action = Action.BACKUP;
    private @Nullable Location place;
    private Running running = Running.NONE;

    /**
     * Acts on the checkpoint at hand.
     *
     * @param samples whether a place lies in the copy of a sample
     */
    public MaintainViewModel(
            OpenLocation open, ShellViewModel shell, SettingsViewModel settings, Backend backend, Predicate<Location> samples, TaskRunner runner, Formats formats) {
        this.samples = samples;
        this.open = open;
        this.shell = shell;
        this.folders = new BackupFolders(open, settings);
        this.backend = backend;
        this.runner = runner;
        this.formats = formats;
        possible = Bindings.createBooleanBinding(() -> isQuery(open.checkpoint().get()), open.checkpoint());
        stage.addListener(change -> canRun.set(mayRun()));
        typedWord.addListener(change -> canRun.set(mayRun()));
        typedPath.addListener(change -> canRun.set(mayRun()));
    }

    /** Where the person is. */
    public ReadOnlyObjectProperty<Stage> stage() {
        return stage.getReadOnlyProperty();
    }

    /** Whether one checkpoint of a query or an application is at hand, so that something can be done with it. */
    public BooleanBinding possible() {
        return possible;
    }

    /** The options of the action. */
    public OptionsViewModel options() {
        return options;
    }

    /** The action. */
    Action action() {
        return action;
    }

    /** The checkpoint that it is about; null where none is at hand. */
    @Nullable Location place() {
        return place;
    }

    /** The last good batch of the checkpoint at hand; null where there is none. */
    @Nullable Long goodBatch() {
        CheckpointInspection one = open.checkpoint().get();
        return one == null ? null : one.progress().lastGoodBatch();
    }

    /** The kind of the checkpoint at hand, which says how its batches are named. */
    Checkpoint.Kind kind() {
        CheckpointInspection one = open.checkpoint().get();
        return one == null ? Checkpoint.Kind.STRUCTURED_STREAMING : one.checkpoint().kind();
    }

    /** The folder of the sample that is acted on, since it is a copy; null where it is none. */
    @Nullable String sampleFolder() {
        Location here = place;
        return here != null && samples.test(here) ? here.toString() : null;
    }

    /** The word that is typed to run a plan that takes something away. */
    public StringProperty typedWord() {
        return typedWord;
    }

    /** The path that is typed to lift refusals. */
    public StringProperty typedPath() {
        return typedPath;
    }

    /** Whether the plan that is shown may be run, by what was typed. */
    public ReadOnlyBooleanProperty canRun() {
        return canRun.getReadOnlyProperty();
    }

    /** Whether a plan is being carried out, which must not be lost from sight. */
    public boolean isRunning() {
        return stage.get() instanceof Stage.Running;
    }

    /** Asks for the options of an action. */
    public void begin(Action wanted) {
        if (isRunning()) {
            return;
        }
        close();
        CheckpointInspection one = isQuery(open.checkpoint().get()) ? open.checkpoint().get() : null;
        Listing listing = open.listing().get();
        action = wanted;
        place = one == null || listing == null ? null : listing.location().resolve(one.checkpoint().path());
        options.reset(wanted, one, place, selected(one), folders.last(), formats.clock().millis());
        if (wanted == Action.RESTORE || wanted == Action.UNDO) {
            options.from().set(folders.around(one));
        }
        stage.set(new Stage.Options(null));
    }

    private String selected(@Nullable CheckpointInspection one) {
        Place at = open.place().get();
        return one == null || at == null || open.checkpointAround(at.path()) == null ? "" : at.pathInCheckpoint();
    }

    /** Asks for the options of a rollback to a batch. */
    public void rollBackTo(@Nullable Long batch) {
        begin(Action.ROLLBACK);
        options.batch().set(batch);
    }

    /** Lists, inspects and plans; ends at the plan, or at the options with why there is none. */
    public void plan() {
        Wish wish;
        try {
            wish = options.wish(action, place, open.request());
        } catch (StorageException wrong) {
            stage.set(new Stage.Options(new Stage.Trouble(String.valueOf(wrong.getMessage()), wrong.advice())));
            return;
        }
        long nowMs = formats.clock().millis();
        typedWord.set("");
        typedPath.set("");
        stage.set(new Stage.Planning(""));
        Latest<String> progress = new Latest<>(runner, this::planning);
        running = runner.run(
                cancelled -> {
                    try (Places places = backend.places(open::connection)) {
                        return new Planner(places, new PlanningWatch(cancelled, progress::offer, formats), nowMs).plan(wish);
                    }
                },
                prepared -> stage.set(new Stage.Planned(prepared)),
                thrown -> stage.set(new Stage.Options(Stage.Trouble.of(thrown, action))));
    }

    /** Asks the guards once more and carries the plan out. */
    public void run() {
        if (stage.get() instanceof Stage.Planned planned && canRun.get()) {
            folders.remember(planned.prepared().plan());
            carryOut(planned.prepared().plan(), planned.prepared(), Set.of(typedPath.get().strip()));
        }
    }

    /** Goes on with a plan that stopped half-way. */
    public void resume() {
        if (stage.get() instanceof Stage.Ended ended) {
            if (ended.plan().action() == Action.UNDO) {
                plan();
            } else {
                carryOut(ended.plan(), null, Set.of());
            }
        }
    }

    /** Plans to take back what was done. */
    public void undo() {
        if (stage.get() instanceof Stage.Ended ended) {
            action = Action.UNDO;
            options.destination().set("");
            options.from().set(ended.outcome().plan().toString());
            plan();
        }
    }

    /** Back to the options; nothing was changed. */
    public void change() {
        if (!isRunning()) {
            running.abandon();
            stage.set(new Stage.Options(null));
        }
    }

    /** Asks what runs to stop at the next step. */
    public void cancel() {
        running.cancel();
        if (stage.get() instanceof Stage.Running now) {
            stage.set(new Stage.Running(now.plan(), now.progress(), true));
        }
    }

    /** Shows nothing any more; a plan that runs is not left alone. */
    public void close() {
        if (!isRunning()) {
            running.abandon();
            stage.set(new Stage.Closed());
        }
    }

    /** The word that has to be typed for a plan; empty where none has to: what is copied, or brought back, needs none. */
    static String word(Plan plan) {
        return plan.takesAway() && plan.action() != Action.UNDO ? plan.action().command() : "";
    }

    private void carryOut(Plan plan, @Nullable Prepared prepared, Set<String> typed) {
        boolean verifyFull = options.verifyFull().get();
        stage.set(new Stage.Running(plan, null, false));
        RunWatch watch = new RunWatch(new Latest<>(runner, this::progress));
        running = runner.run(
                cancelled -> {
                    try (Places places = backend.places(open::connection)) {
                        List<Refusal> refusals = prepared == null ? List.of() : refusals(places, plan, prepared.inspection(), typed);
                        return refusals.isEmpty() ? Runner.run(places, plan, verifyFull, watch.until(cancelled)) : refusals;
                    }
                },
                result -> {
                    if (result instanceof Outcome outcome) {
                        ended(plan, outcome);
                    } else if (prepared != null) {
                        stage.set(new Stage.Planned(prepared.with(againstIt(result))));
                    }
                },
                thrown -> stage.set(new Stage.Options(Stage.Trouble.of(thrown, action))));
    }

    private static List<Refusal> againstIt(Object result) {
        return ((List<?>) result).stream().map(Refusal.class::cast).toList();
    }

    private List<Refusal> refusals(Places places, Plan plan, @Nullable Inspection inspection, Set<String> typed) throws IOException {
        return new Planner(places, InspectionListener.NONE, formats.clock().millis()).refusals(plan, inspection, typed);
    }

    private void ended(Plan plan, Outcome outcome) {
        stage.set(new Stage.Ended(plan, outcome));
        if (outcome.status() != Outcome.Status.REFUSED) {
            shell.refresh();
        }
    }

    private void planning(String at) {
        if (stage.get() instanceof Stage.Planning) {
            stage.set(new Stage.Planning(at));
        }
    }

    private void progress(RunListener.Progress progress) {
        if (stage.get() instanceof Stage.Running now) {
            stage.set(new Stage.Running(now.plan(), progress, now.stopping()));
        }
    }

    private boolean mayRun() {
        if (!(stage.get() instanceof Stage.Planned planned)) {
            return false;
        }
        String path = typedPath.get().strip();
        boolean lifted = planned.prepared().refusals().stream().allMatch(refusal -> path.equals(refusal.override()));
        return lifted && typedWord.get().strip().equals(word(planned.prepared().plan()));
    }

    private static boolean isQuery(@Nullable CheckpointInspection one) {
        return one != null && one.checkpoint().kind() != Checkpoint.Kind.FILE_SINK_LOG;
    }
}
