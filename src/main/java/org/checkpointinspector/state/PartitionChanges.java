package org.checkpointinspector.state;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.row.Row;
import org.checkpointinspector.row.ValueJson;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.Folder;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** Walks one store in one partition at two batches side by side, in the order of the keys' bytes, and shows where they differ. */
final class PartitionChanges {

    private static final int ASKED_EVERY = 1 << 12;

    private final PartitionStore earlier;
    private final PartitionStore later;
    private final Predicate<StateTable> wanted;
    private final StateChangeSink sink;
    private long compared;

    PartitionChanges(PartitionStore earlier, PartitionStore later, Predicate<StateTable> wanted, StateChangeSink sink) {
        this.earlier = earlier;
        this.later = later;
        this.wanted = wanted;
        this.sink = sink;
    }

    /** Shows all changes; returns whether the sink wants more. */
    boolean read() throws IOException {
        Optional<Folder> folder = later.folder();
        if (folder.isEmpty()) {
            sink.problem(later.missing());
            return true;
        }
        try {
            return read(folder.get());
        } catch (DamagedFileException found) {
            sink.problem(found.problem());
        } catch (StorageException failure) {
            sink.problem(new StateProblem(folder.get().path(), null, failure.getMessage()));
        }
        return true;
    }

    private boolean read(Folder folder) throws IOException {
        try (PartitionStore.Opened before = open(earlier, folder); PartitionStore.Opened after = open(later, folder)) {
            return walk(before, after, folder);
        }
    }

    /** Loads the first chain that can be loaded. */
    private PartitionStore.Opened open(PartitionStore store, Folder folder) throws IOException {
        DamagedFileException first = null;
        for (StateChain chain : store.chains(folder)) {
            try {
                PartitionStore.Opened opened = store.open(chain, folder, new Spills(sink));
                if (first != null) {
                    sink.recovered(first.problem());
                }
                return opened;
            } catch (DamagedFileException found) {
                first = first == null ? found : first;
            }
        }
        throw first == null ? new DamagedFileException(new StateProblem(folder.path(), null, "no chain of files leads to batch " + store.batch())) : first;
    }

    private boolean walk(PartitionStore.Opened before, PartitionStore.Opened after, Folder folder) throws IOException {
        LiveEntries.Entry old = before.next();
        LiveEntries.Entry now = after.next();
        while (old != null || now != null) {
            if ((++compared & ASKED_EVERY - 1) == 0 && sink.cancelled()) {
                throw new CancelledException();
            }
            int order = old == null ? 1 : now == null ? -1 : Arrays.compareUnsigned(old.key(), now.key());
            boolean same = order == 0 && Arrays.equals(old.value(), now.value());
            if (!same && !show(before, order <= 0 ? old : null, after, order >= 0 ? now : null, folder)) {
                return false;
            }
            old = order <= 0 ? before.next() : old;
            now = order >= 0 ? after.next() : now;
        }
        return true;
    }

    private boolean show(
            PartitionStore.Opened before, LiveEntries.@Nullable Entry old, PartitionStore.Opened after, LiveEntries.@Nullable Entry now, Folder folder)
            throws IOException {
        List<StoreTables.Member> oldMembers = old == null ? List.of() : before.members(old, wanted);
        List<StoreTables.Member> newMembers = now == null ? List.of() : after.members(now, wanted);
        Optional<PartitionStore.Content> was = content(before, old, oldMembers, folder);
        Optional<PartitionStore.Content> is = content(after, now, newMembers, folder);
        for (StoreTables.Member member : newMembers.isEmpty() ? oldMembers : newMembers) {
            List<Row> gone = was.isEmpty() ? List.of() : oldMembers.stream().filter(each -> each.table().isSameAs(member.table())).findFirst()
                    .map(was.get()::rows).orElse(List.of());
            List<Row> come = is.isEmpty() || newMembers.isEmpty() ? List.of() : is.get().rows(member);
            if (!tell(member.table(), gone, come)) {
                return false;
            }
        }
        return true;
    }

    private Optional<PartitionStore.Content> content(
            PartitionStore.Opened opened, LiveEntries.@Nullable Entry entry, List<StoreTables.Member> members, Folder folder) {
        if (entry == null || members.isEmpty()) {
            return Optional.empty();
        }
        Decoded<PartitionStore.Content> content = opened.content(entry, members.get(0));
        content.damage().ifPresent(damage -> sink.problem(
                new StateProblem(folder.path(), null, "a row of " + members.get(0).table().store() + " does not fit its schema: " + damage.detail())));
        return content.value();
    }

    /** One value before and one after is an update; of lists, the elements come and go. */
    private boolean tell(StateTable table, List<Row> gone, List<Row> come) throws IOException {
        List<Row> removed = new ArrayList<>(gone);
        List<Row> added = new ArrayList<>();
        for (Row row : come) {
            if (!removeEqual(removed, row)) {
                added.add(row);
            }
        }
        if (gone.size() == 1 && come.size() == 1 && !added.isEmpty()) {
            return sink.change(change(StateChange.Kind.UPDATED, table, removed.get(0), added.get(0)));
        }
        for (Row row : removed) {
            if (!sink.change(change(StateChange.Kind.REMOVED, table, row, null))) {
                return false;
            }
        }
        for (Row row : added) {
            if (!sink.change(change(StateChange.Kind.ADDED, table, null, row))) {
                return false;
            }
        }
        return true;
    }

    /** The same bytes can be written in several ways (another schema, another checksum): what a person sees decides. */
    private static boolean removeEqual(List<Row> rows, Row row) {
        String wanted = ValueJson.json(row);
        for (Iterator<Row> each = rows.iterator(); each.hasNext(); ) {
            if (ValueJson.json(each.next()).equals(wanted)) {
                each.remove();
                return true;
            }
        }
        return false;
    }

    private StateChange change(StateChange.Kind kind, StateTable table, @Nullable Row before, @Nullable Row after) {
        return new StateChange(kind, table, later.partition().id(), earlier.batch(), later.batch(), before, after);
    }
}
