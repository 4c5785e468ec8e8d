package org.checkpointinspector.maintain.rollback;

import java.util.function.Predicate;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.ListingBuilder;
import org.checkpointinspector.storage.ListingProblem;

/** A listing as it will be when files have left, so that it can be inspected before anything is done. */
public final class ListingWithout {

    private final ListingBuilder builder;
    private final Predicate<String> gone;

    private ListingWithout(Listing listing, Predicate<String> gone) {
        this.builder = new ListingBuilder(listing.location());
        this.gone = gone;
    }

    /** The listing without the files of some paths; folders stay, as they do on a disk. */
    public static Listing of(Listing listing, Predicate<String> gone) {
        ListingWithout without = new ListingWithout(listing, gone);
        without.add(listing.root());
        listing.problems().forEach(without::add);
        return without.builder.build();
    }

    private void add(ListingProblem problem) {
        builder.problem(problem.path(), problem.kind(), problem.detail());
    }

    private void add(Folder folder) {
        builder.addFolder(folder.path());
        if (!folder.complete()) {
            builder.incomplete(folder.path());
        }
        for (FileEntry file : folder.files()) {
            for (FileEntry each : WithCompanions.before(folder, file)) {
                if (!gone.test(each.path())) {
                    builder.add(each.path(), each.bytes(), each.modifiedMs());
                }
            }
        }
        folder.folders().forEach(this::add);
    }
}
