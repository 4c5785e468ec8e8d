package org.checkpointinspector.maintain;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.Verdict;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.storage.Folder;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;

/**
 * What a plan is about: one checkpoint, listed and inspected just now.
 *
 * @param listing of the checkpoint's own folder, and nothing above it
 * @param inspection of the checkpoint
 * @param nowMs ms since the epoch
 * @param program name and version of this program
 */
public record Subject(Listing listing, CheckpointInspection inspection, long nowMs, String program) {

    /**
     * The checkpoint that lies just where was looked.
     *
     * @throws StorageException of kind {@code FAILED} if none lies there, or a part of it could not be listed
     */
    public static Subject of(Inspection inspection, long nowMs, String program) throws StorageException {
        Listing listing = inspection.listing();
        String place = listing.location().toString();
        List<CheckpointInspection> found = inspection.checkpoints();
        if (found.stream().noneMatch(each -> each.checkpoint().path().isEmpty())) {
            String message = place + " is no checkpoint" + (found.isEmpty() ? "." : "; there are " + found.size() + " below it.");
            String advice = found.isEmpty() ? "Nothing is changed outside of a checkpoint." : "Name one, such as " + place + "/" + found.get(0).checkpoint().path() + ".";
            throw new StorageException(StorageException.Kind.FAILED, place, message, advice, null);
        }
        if (!listing.problems().isEmpty()) {
            String message = place + " could not be listed in full: " + listing.problems().get(0).path() + ": " + listing.problems().get(0).detail();
            throw new StorageException(StorageException.Kind.FAILED, place, message, "Nothing is planned for a checkpoint of which only a part can be seen.", null);
        }
        return new Subject(listing, found.get(0), nowMs, program);
    }

    /** Where it lies. */
    public Location location() {
        return listing.location();
    }

    /** Its folder. */
    public Folder root() {
        return listing.root();
    }

    /** What is remembered of it in plans and manifests. */
    public Plan.Origin origin() {
        return new Plan.Origin(inspection.checkpoint().kind(), inspection.verdict(), program);
    }

    /** {@code corrupted} where Spark refuses it, else {@code backup}: the middle of the name of its backup. */
    public String backupWord() {
        return inspection.verdict() == Verdict.FAILS ? "corrupted" : "backup";
    }

    /** Folders in which a writer that is alive shows first. */
    public List<String> watched() {
        return inspection.checkpoint().kind() == Checkpoint.Kind.STRUCTURED_STREAMING
                ? Stream.of("offsets", "commits").filter(name -> listing.folder(name).isPresent()).toList()
                : List.of("");
    }

    /** What lies there apart from the files of some phases, whose paths are relative to it. */
    public Untouched untouched(List<Phase> phases) {
        return Untouched.of(listing, Untouched.named(location(), phases));
    }

    /** The files for which something holds, with their companions, as steps. */
    public List<Step> steps(Predicate<CheckpointInspection.FileReport> which) {
        return StreamSupport.stream(inspection.files().spliterator(), false)
                .filter(which)
                .flatMap(report -> Steps.withCompanions(folderOf(report.file().path()), report.file().entry()).stream())
                .toList();
    }

    private Folder folderOf(String path) {
        int slash = path.lastIndexOf('/');
        return listing.folder(slash < 0 ? "" : path.substring(0, slash)).orElseThrow();
    }
}
