package org.checkpointinspector.app.ui.tree;

import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;
import org.checkpointinspector.storage.ListingProblem;

/** A row of the tree. Light: words, batch and health are looked up by the cell that shows them. */
public sealed interface TreeRow {

    /** Path relative to the listing's root. */
    String path();

    /** The name as it is shown. */
    String name();

    /** A folder. */
    record FolderRow(Folder folder, String name) implements TreeRow {
        @Override
        public String path() {
            return folder.path();
        }
    }

    /** A file. */
    record FileRow(FileEntry file) implements TreeRow {
        @Override
        public String path() {
            return file.path();
        }

        @Override
        public String name() {
            return file.name();
        }
    }

    /** Something that could not be listed and is neither file nor folder of the listing. */
    record ProblemRow(ListingProblem problem) implements TreeRow {
        @Override
        public String path() {
            return problem.path();
        }

        @Override
        public String name() {
            return problem.path().substring(problem.path().lastIndexOf('/') + 1);
        }
    }

    /**
     * Stands for the files of a folder that are not shown yet, so that a folder with a million of them opens at once.
     *
     * @param path the folder
     * @param hidden how many are not shown
     */
    record MoreRow(String path, int hidden) implements TreeRow {
        @Override
        public String name() {
            return "";
        }
    }
}
