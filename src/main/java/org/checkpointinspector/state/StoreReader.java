package org.checkpointinspector.state;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.decode.StateFileDecoder;
import org.checkpointinspector.decode.StateRecordVisitor;
import org.checkpointinspector.storage.FileEntry;

/** Puts the files of a chain together: the entries of a store of the HDFS-backed provider, and the changes that changelogs bring. */
final class StoreReader {

    private final CheckpointReads reads;
    private final StateConf conf;

    StoreReader(CheckpointReads reads, StateConf conf) {
        this.reads = reads;
        this.conf = conf;
    }

    /** A file of a chain that is damaged. */
    static final class DamagedFileException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient StateProblem problem;

        DamagedFileException(StateProblem problem) {
            super(problem.detail(), null, false, false);
            this.problem = problem;
        }

        StateProblem problem() {
            return problem;
        }
    }

    /** Adds the records of a file to what was collected. */
    void replay(FileEntry file, StateFileDecoder.Format format, SortedChanges changes) throws IOException, DamagedFileException {
        Optional<Damage> damage;
        try (InputStream stored = reads.open(file)) {
            damage = new StateFileDecoder(format, null, conf.rowChecksums()).visit(stored, new Collector(changes)).damage();
        } catch (UncheckedIOException spilling) {
            throw spilling.getCause();
        }
        if (damage.isPresent()) {
            throw new DamagedFileException(StateProblem.of(file.path(), damage.get()));
        }
    }

    /** Replays several files, oldest first. */
    void replay(List<FileEntry> files, StateFileDecoder.Format format, SortedChanges changes) throws IOException, DamagedFileException {
        for (FileEntry file : files) {
            replay(file, format, changes);
        }
    }

    private record Collector(SortedChanges changes) implements StateRecordVisitor {

        @Override
        public void put(Slice key, Slice value) {
            add(() -> changes.put(key.copy(), value.copy()));
        }

        @Override
        public void merge(Slice key, Slice value) {
            add(() -> changes.merge(key.copy(), value.copy()));
        }

        @Override
        public void delete(Slice key) {
            add(() -> changes.delete(key.copy()));
        }

        @Override
        public void deleteRange(Slice first, Slice last) {
            add(() -> changes.deleteRange(first.copy(), last.copy()));
        }

        private interface Addition {
            void run() throws IOException;
        }

        private static void add(Addition addition) {
            try {
                addition.run();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
