package org.checkpointinspector.maintain;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;

/** The steps of a phase in their order: a list, or a view of a listing that makes each step when it is asked for, so that a million take no room. */
public interface Steps extends Iterable<Step> {

    /** How the names of files end that were not written to their end ({@link org.checkpointinspector.storage.StorageWriter#partialName}). */
    String PART = ".checkpoint-inspector-part";

    /** No step. */
    Steps NONE = of(List.of());

    /** Number of files. */
    long count();

    /** Bytes of all files together. */
    long bytes();

    /** The steps in their order. */
    default Stream<Step> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    /** These steps without some that are among them; as a view. */
    default Steps without(Set<Step> some) {
        long bytes = bytes() - some.stream().mapToLong(Step::bytes).sum();
        return counted(() -> stream().filter(step -> !some.contains(step)).iterator(), count() - some.size(), bytes);
    }

    /** These steps in this order. */
    static Steps of(List<Step> steps) {
        return counted(List.copyOf(steps), steps.size(), steps.stream().mapToLong(Step::bytes).sum());
    }

    /** These steps in this order, of which there may be very many. */
    static Steps of(Stream<Step> steps) {
        StepColumns columns = new StepColumns();
        steps.forEach(columns::add);
        return columns.steps();
    }

    /** These steps, that are not to change any more, in this order; they stand for this many files. */
    static Steps counted(Iterable<Step> steps, long count, long bytes) {
        return new Steps() {
            @Override
            public long count() {
                return count;
            }

            @Override
            public long bytes() {
                return bytes;
            }

            @Override
            public Iterator<Step> iterator() {
                return steps.iterator();
            }
        };
    }

    /** Every file at and below a folder of a listing, companions included, without what a write that was ended left over; as a view. */
    static Steps below(Folder folder) {
        long[] sums = new long[2];
        streamBelow(folder).forEach(step -> {
            sums[0]++;
            sums[1] += step.bytes();
        });
        return counted(() -> streamBelow(folder).iterator(), sums[0], sums[1]);
    }

    /** Whether this program was about to write a file and was ended: nobody's data, passed over everywhere. */
    static boolean isPart(String name) {
        return name.startsWith(".") && name.endsWith(PART);
    }

    /** Every folder in which there is nothing, as a step without bytes. */
    static Steps emptyFolders(Folder folder) {
        return of(emptyBelow(folder).map(empty -> new Step(empty.path(), 0, 0)).toList());
    }

    private static Stream<Folder> emptyBelow(Folder folder) {
        Stream<Folder> here = folder.folders().stream().filter(child -> child.folders().isEmpty() && child.files().isEmpty());
        return Stream.concat(here, folder.folders().stream().flatMap(Steps::emptyBelow));
    }

    private static Stream<Step> streamBelow(Folder folder) {
        Stream<Step> here = folder.files().stream().filter(file -> !isPart(file.name())).flatMap(file -> withCompanions(folder, file).stream());
        return Stream.concat(here, folder.folders().stream().flatMap(Steps::streamBelow));
    }

    /** One folder as a whole: a single step with an empty path, that counts as all the files in it. */
    static Steps whole(Folder folder) {
        Steps all = below(folder);
        return counted(List.of(new Step("", all.bytes(), folder.newestMs())), all.count(), all.bytes());
    }

    /**
     * A file and behind it its checksum companions: Hadoop's, Spark's, and Hadoop's of Spark's.
     *
     * @param folder the folder of the file
     */
    static List<Step> withCompanions(Folder folder, FileEntry file) {
        List<Step> steps = new ArrayList<>(List.of(Step.of(file)));
        if (file.companions().hadoop() != null) {
            companion(folder, "." + file.name() + ".crc").ifPresent(steps::add);
        }
        if (file.companions().spark() != null) {
            companion(folder, file.name() + ".crc").ifPresent(steps::add);
            companion(folder, "." + file.name() + ".crc.crc").ifPresent(steps::add);
        }
        return steps;
    }

    private static Optional<Step> companion(Folder folder, String name) {
        return folder.file(name).map(Step::of);
    }
}
