package org.checkpointinspector.inspect;

import java.util.Optional;
import org.checkpointinspector.storage.Folder;

/** Folders that could not be listed: what is missing from them may only be hidden, so there is no verdict. One rule for all kinds of checkpoint. */
public final class HiddenFolders {

    private HiddenFolders() {}

    /**
     * Reports folders that were not listed in full, and tells the judge what they may hide.
     *
     * @param checkpoint the folder of the checkpoint
     */
    public static void check(Folder checkpoint, Judge judge) {
        report(checkpoint, "", judge);
        judge.hides(path -> mayHide(checkpoint, path));
    }

    /** Whether something at a path relative to a folder, which that listing does not show, may be there nonetheless. */
    private static boolean mayHide(Folder folder, String path) {
        int slash = path.indexOf('/');
        String name = slash < 0 ? path : path.substring(0, slash);
        Optional<Folder> child = folder.folder(name);
        if (child.isPresent()) {
            return slash < 0 ? !child.get().complete() : mayHide(child.get(), path.substring(slash + 1));
        }
        return !folder.complete() && folder.file(name).isEmpty();
    }

    private static void report(Folder folder, String path, Judge judge) {
        if (!folder.complete()) {
            judge.unknown((path.isEmpty() ? "the folder" : "the folder " + path) + " could not be listed in full");
            judge.warning("permission.list", path)
                    .says("The folder could not be listed in full: files that seem to be missing may only be hidden.")
                    .remedy("Open the checkpoint as the user who runs the job, or have the right to list the folder granted.")
                    .add();
        }
        folder.folders().forEach(child -> report(child, path.isEmpty() ? child.name() : path + "/" + child.name(), judge));
    }
}
