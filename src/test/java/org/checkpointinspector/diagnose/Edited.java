package org.checkpointinspector.diagnose;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.checkpointinspector.inspect.Depth;

/** Changes files of a checkpoint that real Spark wrote. A file that is changed or removed takes its checksum files along, so that only the content tells. */
final class Edited {

    private final Path root;

    private Edited(Path root) {
        this.root = root;
    }

    /** What is done to a checkpoint. */
    @FunctionalInterface
    interface Edit {
        void to(Edited files) throws IOException;
    }

    /** A golden checkpoint, changed, and diagnosed in depth. */
    static Proofs.Made golden(String id, Edit edit) {
        return golden(id, "checkpoint", Depth.DEEP, edit);
    }

    /** A folder of a golden ({@code checkpoint} or {@code sink}), changed, and diagnosed. */
    static Proofs.Made golden(String id, String part, Depth depth, Edit edit) {
        return folder -> {
            GoldenCheckpoints.unpack(id, folder);
            edit.to(new Edited(folder.resolve(part)));
            return Diagnose.folder(folder.resolve(part), depth).findings();
        };
    }

    Path at(String path) {
        return root.resolve(path);
    }

    Edited gone(String... paths) throws IOException {
        for (String path : paths) {
            delete(at(path));
            checksumsGone(path);
        }
        return this;
    }

    Edited text(String path, UnaryOperator<String> change) throws IOException {
        return bytes(path, stored -> change.apply(new String(stored, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    }

    Edited write(String path, byte[] content) throws IOException {
        Files.createDirectories(at(path).getParent());
        Files.write(at(path), content);
        checksumsGone(path);
        return this;
    }

    Edited write(String path, String content) throws IOException {
        return write(path, content.getBytes(StandardCharsets.UTF_8));
    }

    Edited bytes(String path, UnaryOperator<byte[]> change) throws IOException {
        return write(path, change.apply(Files.readAllBytes(at(path))));
    }

    Edited flip(String path, int offset) throws IOException {
        return bytes(path, stored -> {
            stored[offset] ^= 0x10;
            return stored;
        });
    }

    /** Puts another text, as {@code DataOutput.writeUTF} writes it, in the place of one. */
    Edited renamed(String path, String from, String to) throws IOException {
        return bytes(path, stored -> MadeApplication.replaced(stored, MadeApplication.counted(from), MadeApplication.counted(to)));
    }

    /** Files by a pattern of their paths, sorted. */
    List<String> all(String pattern) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.map(path -> root.relativize(path).toString()).filter(path -> path.matches(pattern)).sorted().toList();
        }
    }

    /** The last of the files by a pattern. */
    String last(String pattern) throws IOException {
        List<String> all = all(pattern);
        return all.get(all.size() - 1);
    }

    /** Changes what a file has inside its compression. */
    Edited inside(String path, UnaryOperator<byte[]> change) throws IOException {
        return write(path, MadeApplication.compressed(change.apply(MadeApplication.decompressed(Files.readAllBytes(at(path))))));
    }

    private void checksumsGone(String path) throws IOException {
        Path file = at(path);
        Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".crc"));
    }

    private static void delete(Path path) throws IOException {
        try (Stream<Path> below = Files.walk(path)) {
            for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /** A stream of Java objects in which the first array of a class claims two thousand million elements. */
    static byte[] claimingMuch(byte[] stream, String arrayClass) {
        byte[] name = MadeApplication.counted(arrayClass);
        // behind the name of the class: serialVersionUID, flags, number of fields, end of its data, no class above
        int length = MadeApplication.indexOf(stream, name) + name.length + Long.BYTES + 1 + Short.BYTES + 1 + 1;
        ByteBuffer.wrap(stream).putInt(length, Integer.MAX_VALUE - 16);
        return stream;
    }
}
