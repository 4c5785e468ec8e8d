package org.checkpointinspector.maintain.rollback;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.checkpointinspector.inspect.Application;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;
import org.jspecify.annotations.Nullable;

/**
 * The rollback of a DStream application: Spark takes the newest checkpoint file that it can read, and looks only then whether the RDDs are there that it names. So everything leaves that it
 * would try before the newest file that is good in both, newest first.
 */
final class ApplicationRollback {

    /** Spark sorts only names of this form; on any other that has it inside, it dies with a {@code MatchError}. */
    private static final Pattern SORTED = Pattern.compile("checkpoint-\\d{1,18}(\\.bk)?");

    private static final Pattern LISTED = Pattern.compile("checkpoint-\\d+");

    private final CheckpointInspection inspection;
    private final @Nullable Long to;

    /** @param to the time of the file to fall back to, ms since the epoch; null for the newest that is good */
    ApplicationRollback(CheckpointInspection inspection, @Nullable Long to) {
        this.inspection = inspection;
        this.to = to;
    }

    Draft draft() throws Refused {
        Application application = inspection.application();
        List<Application.RecoveryPoint> points = application == null ? List.of() : application.recoveryPoints();
        Application.RecoveryPoint target = points.stream()
                .filter(point -> point.trouble() == null && SORTED.matcher(point.file()).matches())
                .filter(point -> to == null || isAt(point, to))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        to == null
                                ? "There is no checkpoint file that Spark could read and whose RDDs are all there."
                                : "There is no checkpoint file of the time " + to + " that Spark could read and whose RDDs are all there. " + good(points),
                        "Start with a new checkpoint directory, or bring back what is missing from a backup."));
        Folder folder = inspection.checkpoint().folder();
        List<FileEntry> leaving = new ArrayList<>();
        for (FileEntry file : folder.files()) {
            if (LISTED.matcher(file.name()).find() && !file.name().endsWith(".crc") && !SORTED.matcher(file.name()).matches()) {
                leaving.addAll(WithCompanions.before(folder, file));
            }
        }
        for (Application.RecoveryPoint point : points.subList(0, points.indexOf(target))) {
            folder.file(point.file()).filter(file -> SORTED.matcher(file.name()).matches()).ifPresent(file -> leaving.addAll(WithCompanions.before(folder, file)));
        }
        List<Departure> departures = leaving.isEmpty() ? List.of() : List.of(new Departure("checkpoint files that Spark would try before " + target.file() + ", newest first", true, leaving));
        long time = Objects.requireNonNullElse(target.checkpointTimeMs(), 0L);
        return new Draft(time, target.pendingTimesMs().isEmpty() ? time : Math.min(time, target.pendingTimesMs().get(0)), departures, consequences(target, time));
    }

    /** The number in the name, or the batch inside, which may be older. */
    private static boolean isAt(Application.RecoveryPoint point, long time) {
        return point.file().equals("checkpoint-" + time) || Objects.equals(point.checkpointTimeMs(), time);
    }

    private static String good(List<Application.RecoveryPoint> points) {
        List<String> names = points.stream().filter(point -> point.trouble() == null).map(Application.RecoveryPoint::file).toList();
        return names.isEmpty() ? "There is none at all." : "There are " + String.join(", ", names) + ".";
    }

    private static List<String> consequences(Application.RecoveryPoint target, long time) {
        return List.of(
                "Spark recovers from " + target.file() + ", the batch of " + java.time.Instant.ofEpochMilli(time) + ": state goes back to it, and "
                        + (target.pendingTimesMs().isEmpty() ? "no batch was pending" : target.pendingTimesMs().size() + " pending batches are run again") + ".",
                "Batches after it are generated again for the time the driver was down. What they read again depends on the input: direct Kafka streams go on from the offsets of that batch, file"
                        + " streams find files of their remember window, receivers have lost what no write-ahead log holds.",
                "Outputs of batches after it are made again: the sink sees them twice.");
    }
}
