package org.checkpointinspector.inspect.dstream;

import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.storage.Folder;

/** Folders that could not be listed: what is missing from them may only be hidden, so there is no verdict. */
final class ListingRule implements RecoveryRule {

    @Override
    public void check(DStreamEvidence evidence, Recovery recovery, Judge judge) {
        check(evidence.folder(), "", judge);
    }

    private static void check(Folder folder, String path, Judge judge) {
        if (!folder.complete()) {
            judge.unknown((path.isEmpty() ? "the folder" : "the folder " + path) + " could not be listed in full");
            judge.warning("permission.list", path)
                    .says("The folder could not be listed in full: files that seem to be missing may only be hidden.")
                    .remedy("Open the checkpoint as the user who runs the application, or have the right to list the folder granted.")
                    .add();
        }
        folder.folders().forEach(child -> check(child, path.isEmpty() ? child.name() : path + "/" + child.name(), judge));
    }
}
