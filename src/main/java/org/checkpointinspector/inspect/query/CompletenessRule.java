package org.checkpointinspector.inspect.query;

import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.storage.Folder;

/** Folders that could not be listed: what is missing from them may only be hidden, so there is no verdict. */
final class CompletenessRule implements RestartRule {

    @Override
    public void check(QueryEvidence evidence, Judge judge) {
        check(evidence.folder(), evidence.folder().path().length(), judge);
    }

    private static void check(Folder folder, int prefix, Judge judge) {
        if (!folder.complete()) {
            String path = prefix == 0 || folder.path().length() == prefix ? folder.path().substring(prefix) : folder.path().substring(prefix + 1);
            judge.unknown((path.isEmpty() ? "the folder" : "the folder " + path) + " could not be listed in full");
            judge.warning("permission.list", path)
                    .says("The folder could not be listed in full: files that seem to be missing may only be hidden.")
                    .remedy("Open the checkpoint as the user who runs the query, or have the right to list the folder granted.")
                    .add();
        }
        folder.folders().forEach(child -> check(child, prefix, judge));
    }
}
