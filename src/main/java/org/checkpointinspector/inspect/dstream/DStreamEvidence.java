package org.checkpointinspector.inspect.dstream;

import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.decode.HadoopChecksum;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.checkpointinspector.decode.dstream.DStreamCheckpointDecoder;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.FileReads;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** What the files of a DStream checkpoint say, independent of any Spark version. Files are read when a rule first asks for them. */
final class DStreamEvidence {

    private final FileReads reads;
    private final Depth depth;
    private final Folder folder;
    private final List<CheckpointName> names;
    private @Nullable BlockLogs blockLogs;

    DStreamEvidence(FileReads reads, Depth depth) {
        this.reads = reads;
        this.depth = depth;
        this.folder = reads.checkpoint().folder();
        this.names = folder.files().stream()
                .filter(file -> !isLocal() || !isChecksum(file.name()))
                .flatMap(file -> CheckpointName.of(file).stream())
                .toList();
    }

    /** Hadoop's checksummed local file system does not list its companions. */
    private static boolean isChecksum(String name) {
        return name.startsWith(".") && name.endsWith(".crc");
    }

    FileReads reads() {
        return reads;
    }

    Depth depth() {
        return depth;
    }

    Folder folder() {
        return folder;
    }

    /** Whether Hadoop's checksums are looked at. */
    boolean isLocal() {
        return reads.location().isLocal();
    }

    /** Every file that Spark takes for a checkpoint file, in the order of the listing. */
    List<CheckpointName> names() {
        return names;
    }

    /** The files in the order in which Spark tries them. */
    List<CheckpointName> candidates() {
        return names.stream().sorted(CheckpointName.READING_ORDER).toList();
    }

    Read<DStreamCheckpoint> read(CheckpointName name) {
        return reads.decode(name.entry(), new DStreamCheckpointDecoder());
    }

    /** The codec that most of the files are compressed with; null where none shows. */
    @Nullable String codecInBytes() {
        Map<String, Long> counts = names.stream()
                .flatMap(name -> read(name).readable().stream())
                .flatMap(checkpoint -> Optional.ofNullable(checkpoint.codec()).stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream().max(Comparator.comparingLong(Map.Entry<String, Long>::getValue)).map(Map.Entry::getKey).orElse(null);
    }

    /** What Hadoop's checksum of a file says, where Spark looks at it. */
    Optional<Damage> checksum(FileEntry entry) throws StorageException {
        Optional<FileEntry> companion = isLocal() && entry.companions().hadoop() != null ? file(entry.hadoopChecksumPath()) : Optional.empty();
        if (companion.isEmpty()) {
            return Optional.empty();
        }
        return reads.verify(entry, FileReads.Against.HADOOP, data -> {
            try (InputStream sums = reads.open(companion.get())) {
                return HadoopChecksum.verify(data, sums);
            }
        });
    }

    /** A file by its path in the listing. */
    private Optional<FileEntry> file(String listed) {
        String path = folder.path().isEmpty() ? listed : listed.substring(folder.path().length() + 1);
        int slash = path.lastIndexOf('/');
        return folder(slash < 0 ? "" : path.substring(0, slash)).flatMap(parent -> parent.file(path.substring(slash + 1)));
    }

    /** A folder by its path relative to the checkpoint. */
    Optional<Folder> folder(String path) {
        Optional<Folder> at = Optional.of(folder);
        for (String name : path.isEmpty() ? new String[0] : path.split("/")) {
            at = at.flatMap(parent -> parent.folder(name));
        }
        return at;
    }

    /** The driver's write-ahead logs. */
    BlockLogs blockLogs() {
        if (blockLogs == null) {
            blockLogs = BlockLogs.read(this);
        }
        return blockLogs;
    }
}
