package org.checkpointinspector.inspect.query;

import java.util.Optional;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.storage.Folder;

/** Folders that could not be listed: what is missing from them may only be hidden, so there is no verdict. */
final class CompletenessRule implements RestartRule {

    @Override
    public void check(QueryEvidence evidence, Judge judge) {
        check(evidence.folder(), evidence.folder().path().length(), judge);
        judge.hides(path -> mayHide(evidence.folder(), path));
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
