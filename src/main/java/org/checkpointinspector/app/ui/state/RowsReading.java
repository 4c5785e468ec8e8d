package org.checkpointinspector.app.ui.state;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.tasks.TaskRunner;
import org.checkpointinspector.report.StateCells;
import org.checkpointinspector.state.StateChange;
import org.checkpointinspector.state.StateProblem;
import org.checkpointinspector.state.StateRow;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows in the background and hands them over to the JavaFX thread in portions: as many as came while that thread was busy with the portion before. Keeps no more
 * than a limit, and counts on.
 */
final class RowsReading implements RowsWanted.Sink {
    private static final int PROBLEMS_AT_MOST = 200;

    /**
     * What came since the portion before.
     *
     * @param items new rows to show
     * @param problems new sentences about rows that are missing
     * @param read all rows that were read so far, kept or not
     */
    record Portion(List<RowItem> items, List<String> problems, long read) {}

    private final TaskRunner runner;
    private final Predicate<RowItem> kept;
    private final BiConsumer<RowsReading, Portion> target;
    private final long mostRows;
    private final long mostCharacters;
    private volatile BooleanSupplier cancelled = () -> false;
    private List<RowItem> items = new ArrayList<>();
    private List<String> problems = new ArrayList<>();
    private boolean underWay;
    private long rows;
    private long characters;
    private long read;
    private int problemCount;
    private boolean spillSaid;
    private volatile boolean full;

    /**
     * Prepares.
     *
     * @param kept which rows are kept at all
     * @param target called on the JavaFX thread
     */
    RowsReading(TaskRunner runner, Predicate<RowItem> kept, BiConsumer<RowsReading, Portion> target, long mostRows, long mostCharacters) {
        this.runner = runner;
        this.kept = kept;
        this.target = target;
        this.mostRows = mostRows;
        this.mostCharacters = mostCharacters;
    }

    /** Is told whom to ask whether to stop, before the first row. */
    void begin(BooleanSupplier asked) {
        cancelled = asked;
    }

    /** Whether there are rows that are not shown for want of room. */
    boolean isFull() {
        return full;
    }

    @Override
    public boolean row(StateRow row) {
        return take(full ? null : new RowItem(null, row.partition(), StateCells.cells(row.row())));
    }

    @Override
    public boolean change(StateChange change) {
        return take(full ? null : new RowItem(change.kind(), change.partition(), StateCells.cells(change)));
    }

    private boolean take(@Nullable RowItem item) {
        synchronized (this) {
            read++;
            if (item != null && kept.test(item)) {
                rows++;
                characters += item.characters();
                if (rows > mostRows || characters > mostCharacters) {
                    full = true;
                } else {
                    items.add(item);
                }
            }
        }
        deliver();
        return !cancelled.getAsBoolean();
    }

    @Override
    public void problem(StateProblem problem) {
        say(problem.path() + ": " + problem.detail());
    }

    @Override
    public void recovered(StateProblem problem) {
        say(Texts.text("rows.recovered", problem.path() + ": " + problem.detail()));
    }

    @Override
    public void spilled(Path folder, long bytes) {
        if (!spillSaid) {
            spillSaid = true;
            say(Texts.text("rows.spilled", folder.toString()));
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled.getAsBoolean();
    }

    private void say(String words) {
        synchronized (this) {
            if (problemCount++ < PROBLEMS_AT_MOST) {
                problems.add(words);
            }
        }
        deliver();
    }

    private void deliver() {
        synchronized (this) {
            if (underWay) {
                return;
            }
            underWay = true;
        }
        runner.onScreen(this::handOver);
    }

    private void handOver() {
        target.accept(this, rest());
    }

    /** What was not handed over yet; on the JavaFX thread. */
    synchronized Portion rest() {
        underWay = false;
        Portion portion = new Portion(items, problems, read);
        items = new ArrayList<>();
        problems = new ArrayList<>();
        return portion;
    }
}
