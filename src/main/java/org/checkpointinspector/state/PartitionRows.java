package org.checkpointinspector.state;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.row.Row;
import org.checkpointinspector.storage.Folder;
import org.checkpointinspector.storage.StorageException;

/** Reads the rows of one store in one partition. */
final class PartitionRows {

    private final PartitionStore store;
    private final Predicate<StateTable> wanted;
    private final StateRowSink sink;
    private long shown;

    PartitionRows(PartitionStore store, Predicate<StateTable> wanted, StateRowSink sink) {
        this.store = store;
        this.wanted = wanted;
        this.sink = sink;
    }

    /** Reads all rows; returns whether the sink wants more. Where a file of the chain is damaged, older snapshots are tried. */
    boolean read() throws IOException {
        Optional<Folder> folder = store.folder();
        if (folder.isEmpty()) {
            sink.problem(store.missing());
            return true;
        }
        try {
            return Providers.isRocksDb(folder.get()) ? read(folder.get()) : readNewestFirst(folder.get());
        } catch (StorageException failure) {
            sink.problem(new StateProblem(folder.get().path(), null, failure.getMessage()));
            return true;
        }
    }

    private boolean read(Folder folder) throws IOException {
        StateProblem first = null;
        for (StateChain chain : store.chains(folder)) {
            try (PartitionStore.Opened opened = store.open(chain, folder, new Spills(sink))) {
                if (first != null) {
                    sink.recovered(first);
                }
                return walk(opened, folder);
            } catch (DamagedFileException found) {
                first = first == null ? found.problem() : first;
                if (shown > 0) {
                    break;
                }
            }
        }
        if (first != null) {
            sink.problem(first);
        }
        return true;
    }

    /** The same without loading the store; an older snapshot takes over where the newer one breaks off. */
    private boolean readNewestFirst(Folder folder) throws IOException {
        List<StoreTables.Member> members = store.tables().single().stream().filter(member -> wanted.test(member.table())).toList();
        if (members.isEmpty()) {
            return true;
        }
        NewestFirst entries = store.newestFirst(
                new Spills(sink), (key, value) -> show(PartitionStore.content(members.get(0).format(), key, value), members, folder));
        StateProblem first = null;
        for (StateChain chain : store.chains(folder)) {
            try {
                boolean more = entries.walk(chain, folder.path());
                if (first != null) {
                    sink.recovered(first);
                }
                return more;
            } catch (DamagedFileException found) {
                first = first == null ? found.problem() : first;
            }
        }
        if (first != null) {
            sink.problem(first);
        }
        return true;
    }

    private boolean walk(PartitionStore.Opened opened, Folder folder) throws IOException {
        for (LiveEntries.Entry entry = opened.next(); entry != null; entry = opened.next()) {
            List<StoreTables.Member> members = opened.members(entry, wanted);
            if (!members.isEmpty() && !show(opened.content(entry, members.get(0)), members, folder)) {
                return false;
            }
        }
        return true;
    }

    private boolean show(Decoded<PartitionStore.Content> content, List<StoreTables.Member> members, Folder folder) throws IOException {
        if (content.damage().isPresent()) {
            String detail = "a row of " + members.get(0).table().store() + " does not fit its schema: " + content.damage().get().detail();
            sink.problem(new StateProblem(folder.path(), null, detail));
            return true;
        }
        for (StoreTables.Member member : members) {
            for (Row row : content.value().orElseThrow().rows(member)) {
                shown++;
                if (!sink.row(new StateRow(member.table(), store.partition().id(), store.batch(), row))) {
                    return false;
                }
            }
        }
        return true;
    }
}
