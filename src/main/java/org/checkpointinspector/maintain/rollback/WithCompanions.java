package org.checkpointinspector.maintain.rollback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;

/** Files with their checksum companions. */
public final class WithCompanions {
    private WithCompanions() {}

    /**
     * The companions of a file, and then the file. Should the departure end in between, a file without its companion is left, which Spark takes as it is; a companion without its file
     * would make Hadoop refuse to write a file of that name again ({@code FileAlreadyExistsException}).
     *
     * @param folder the folder of the file
     */
    public static List<FileEntry> before(Folder folder, FileEntry file) {
        List<FileEntry> files = new ArrayList<>();
        if (file.companions().spark() != null) {
            Stream.of("." + file.name() + ".crc.crc", file.name() + ".crc").map(folder::file).flatMap(Optional::stream).forEach(files::add);
        }
        if (file.companions().hadoop() != null) {
            folder.file("." + file.name() + ".crc").ifPresent(files::add);
        }
        files.add(file);
        return files;
    }

    /** The name of the file that a companion belongs to, however many companions of companions lie between; the name itself where it is none of a companion. */
    public static String nameOfMain(String name) {
        String main = name;
        while (main.endsWith(".crc")) {
            main = main.substring(main.startsWith(".") ? 1 : 0, main.length() - ".crc".length());
        }
        return main;
    }

    /** Every file at and below a folder, orphaned companions among them, with the folder it lies in. */
    public static Stream<Found> below(Folder folder) {
        return Stream.concat(folder.files().stream().map(file -> new Found(folder, file)), folder.folders().stream().flatMap(WithCompanions::below));
    }

    /** A file and its folder. */
    public record Found(Folder folder, FileEntry file) {
        /** The companions of the file, and then the file. */
        public List<FileEntry> all() {
            return before(folder, file);
        }
    }
}
