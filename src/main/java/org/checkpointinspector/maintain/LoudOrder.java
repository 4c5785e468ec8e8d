package org.checkpointinspector.maintain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.LogFolder;
import org.checkpointinspector.layout.LogFolder.LogFile;
import org.checkpointinspector.maintain.SetAside.Group;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;

/**
 * The order in which all files of a checkpoint leave a store that cannot rename a folder: at no moment does Spark start on a part of them without a word.
 *
 * <p>A query with offsets N and without offsets N−1 does not start ({@code MicroBatchExecution.populateStartOffsets}: "batch N-1 doesn't exist"), so
 * offsets N−1 go first and offsets N last. An application of Spark Streaming starts from its newest checkpoint file and fails where RDDs of it are gone, so
 * that file goes last.
 */
final class LoudOrder {

    private LoudOrder() {}

    /** All files in the order in which they are to leave. Turned round it is the order in which they are to come. */
    static List<Group> leaving(Checkpoint.Kind kind, Folder root) {
        List<Step> first = new ArrayList<>();
        List<Step> last = new ArrayList<>();
        if (kind == Checkpoint.Kind.STRUCTURED_STREAMING) {
            List<LogFile> offsets = LogFolder.plain(root.folder("offsets")).files();
            if (offsets.size() > 1) {
                first.addAll(steps(root.folder("offsets").orElseThrow(), offsets.get(offsets.size() - 2).entry()));
            }
            if (!offsets.isEmpty()) {
                last.addAll(steps(root.folder("offsets").orElseThrow(), offsets.get(offsets.size() - 1).entry()));
            }
        } else if (kind == Checkpoint.Kind.DSTREAM) {
            // checkpoint-<ms>: names of one length, so that they sort by time
            root.files().stream().filter(file -> file.name().startsWith("checkpoint-")).forEach(file -> last.addAll(steps(root, file)));
        }
        Set<Step> apart = new HashSet<>(first);
        apart.addAll(last);
        return Stream.of(
                        new Group("what keeps Spark from starting on a part", true, Steps.of(first)),
                        new Group("all else", false, Steps.below(root).without(apart)),
                        new Group("what Spark looks at first", true, Steps.of(last)))
                .filter(group -> group.steps().count() > 0)
                .toList();
    }

    /** All files in the order in which they are to come. */
    static List<Group> coming(Checkpoint.Kind kind, Folder root) {
        List<Group> groups = new ArrayList<>();
        for (Group group : leaving(kind, root)) {
            groups.add(0, new Group(group.words(), group.ordered(), group.ordered() ? reversed(group.steps()) : group.steps()));
        }
        return groups;
    }

    /** The same steps, last first. */
    static Steps reversed(Steps steps) {
        List<Step> list = new ArrayList<>(StreamSupport.stream(steps.spliterator(), false).toList());
        Collections.reverse(list);
        return Steps.of(list);
    }

    private static List<Step> steps(Folder folder, FileEntry file) {
        return Steps.withCompanions(folder, file);
    }
}
