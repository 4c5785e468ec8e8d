package org.checkpointinspector.maintain;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.checkpointinspector.maintain.Manifest.Entry;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;

/**
 * A backup, held against its manifest: every file is read.
 *
 * @param files number of files in the manifest
 * @param bytes of all of them
 * @param unproven number of files whose manifest has no hash, since they were renamed: their length was looked at, and no more
 * @param problems what is wrong, each a sentence; empty for a whole backup
 */
public record BackupCheck(long files, long bytes, long unproven, List<String> problems) {

    private static final int MOST_PROBLEMS = 1000;

    /** Keeps its own copy. */
    public BackupCheck {
        problems = List.copyOf(problems);
    }

    /** Whether nothing is wrong. */
    public boolean isWhole() {
        return problems.isEmpty();
    }

    /** Whether a backup has a manifest that names just the files that are there, with their lengths. Reads no file. */
    static boolean isComplete(Places places, Location backup, Listing content) throws IOException {
        Location manifest = backup.resolve(Manifest.FILE);
        return places.file(manifest).isPresent() && ManifestReader.describes(places, manifest, content);
    }

    /**
     * Reads a whole backup.
     *
     * @param backup its folder, or an archive
     * @throws StorageException if it has no manifest, or cannot be read
     */
    public static BackupCheck of(Places places, Location backup, BooleanSupplier cancelled) throws IOException {
        Optional<ArchiveFormat> archive = ArchiveFormat.of(backup);
        if (archive.isPresent() && places.file(backup).isPresent()) {
            return ofArchive(places, backup, archive.get(), cancelled);
        }
        Location file = backup.resolve(Manifest.FILE);
        Location data = backup.resolve(Plan.DATA);
        Listing content = places.list(data);
        List<Entry> entries = new ArrayList<>();
        try (InputStream manifest = places.storage(file).open(file)) {
            ManifestReader.read(manifest, file.toString(), entries::add);
        } catch (StorageException e) {
            if (e.kind() != StorageException.Kind.NOT_FOUND) {
                throw e;
            }
            String message = backup + " has no manifest: it is an incomplete backup, or none.";
            throw new StorageException(StorageException.Kind.NOT_FOUND, backup.toString(), message, "Make another one while the original is there.", e);
        }
        List<String> problems = Collections.synchronizedList(new ArrayList<>());
        AtomicLong unproven = new AtomicLong();
        Parallel.forEach(entries, Run.THREADS, cancelled, entry -> check(places, data, content, entry, problems, unproven));
        long here = Steps.below(content.root()).count();
        long named = entries.stream().filter(entry -> content.file(entry.path()).isPresent()).count();
        if (here > named) {
            problems.add(data + " holds " + (here - named) + " files that the manifest does not name.");
        }
        Collections.sort(problems);
        return new BackupCheck(entries.size(), entries.stream().mapToLong(Entry::bytes).sum(), unproven.get(), problems);
    }

    private static BackupCheck ofArchive(Places places, Location archive, ArchiveFormat format, BooleanSupplier cancelled) throws IOException {
        try (ArchiveReader reader = new ArchiveReader(places, archive, format, cancelled)) {
            reader.read((path, content) -> {}, entry -> {}, new PlanParts());
            return new BackupCheck(reader.files(), reader.bytes(), 0, reader.problems().stream().map(problem -> archive + ": " + problem).toList());
        }
    }

    private static void check(Places places, Location data, Listing content, Entry entry, List<String> problems, AtomicLong unproven) throws IOException {
        Location file = data.resolve(entry.path());
        Optional<FileEntry> there = content.file(entry.path());
        String hash = entry.hash();
        if (there.isEmpty()) {
            tell(problems, file + " is missing.");
        } else if (there.get().bytes() != entry.bytes()) {
            tell(problems, file + " has " + there.get().bytes() + " bytes, not " + entry.bytes() + ".");
        } else if (hash == null) {
            unproven.incrementAndGet();
        } else {
            try (InputStream stream = places.storage(file).open(file)) {
                if (!Proofs.matches(stream, hash)) {
                    tell(problems, file + " does not hold what was backed up: its hash is another one.");
                }
            }
        }
    }

    private static void tell(List<String> problems, String problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        }
    }
}
