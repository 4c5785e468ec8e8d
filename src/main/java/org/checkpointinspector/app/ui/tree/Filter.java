package org.checkpointinspector.app.ui.tree;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;

/**
 * Which rows a filter lets through: those whose name, words or health contain every word of it (numbers are looked for in names alone), the folders above them, and everything below a folder that
 * matches by itself.
 */
final class Filter {
    /** How many matching files are shown; a filter that lets more through is to be narrowed. */
    static final int LIMIT = 10_000;

    private static final int CHECKED_EVERY = 1_000;
    private static final Predicate<String> NUMBER = Pattern.compile("\\d+").asMatchPredicate();

    private final List<String> words;
    private final Function<TreeRow, String> textOf;
    private final Set<String> files = new HashSet<>();
    private final Set<String> above = new HashSet<>();
    private final Set<String> whole = new HashSet<>();
    private int matches;

    private Filter(List<String> words, Function<TreeRow, String> textOf) {
        this.words = words;
        this.textOf = textOf;
    }

    /**
     * Walks the listing; called in the background.
     *
     * @param textOf what of a row is searched
     */
    static Filter of(String query, Folder root, Function<TreeRow, String> textOf, BooleanSupplier cancelled) {
        Filter filter = new Filter(List.of(query.toLowerCase(Locale.ROOT).strip().split("\\s+")), textOf);
        filter.walk(root, cancelled);
        return filter;
    }

    /** Whether the filter lets a row through. */
    boolean shows(TreeRow row) {
        return files.contains(row.path()) || above.contains(row.path()) || insideWhole(row.path());
    }

    /** Whether a folder has matches below it, and is to be opened to show them. */
    boolean opens(String folder) {
        return above.contains(folder);
    }

    /** How many files and folders match. */
    int matches() {
        return matches;
    }

    /** Whether there are more matches than are shown. */
    boolean cut() {
        return matches > LIMIT;
    }

    private boolean walk(Folder folder, BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new CancelledException();
        }
        boolean any = false;
        for (Folder inner : folder.folders()) {
            if (matches(new TreeRow.FolderRow(inner, inner.name()))) {
                matches++;
                whole.add(inner.path());
                any = true;
            } else {
                any |= walk(inner, cancelled);
            }
        }
        int count = 0;
        for (FileEntry file : folder.files()) {
            if (++count % CHECKED_EVERY == 0 && cancelled.getAsBoolean()) {
                throw new CancelledException();
            }
            if (matches(new TreeRow.FileRow(file)) && ++matches <= LIMIT) {
                files.add(file.path());
                any = true;
            }
        }
        if (any) {
            above.add(folder.path());
        }
        return any;
    }

    private boolean matches(TreeRow row) {
        String name = row.name().toLowerCase(Locale.ROOT);
        List<String> notInName = words.stream().filter(word -> !name.contains(word)).toList();
        // what a file is takes long to tell for a million of them, and has no numbers that are not in its path
        if (notInName.isEmpty() || notInName.stream().anyMatch(NUMBER)) {
            return notInName.isEmpty();
        }
        String text = textOf.apply(row).toLowerCase(Locale.ROOT);
        return notInName.stream().allMatch(text::contains);
    }

    private boolean insideWhole(String path) {
        String at = path;
        while (!whole.contains(at)) {
            int slash = at.lastIndexOf('/');
            if (slash < 0) {
                return false;
            }
            at = at.substring(0, slash);
        }
        return true;
    }
}
