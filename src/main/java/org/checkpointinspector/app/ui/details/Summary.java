package org.checkpointinspector.app.ui.details;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkpointinspector.app.ui.Backend;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Place;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.CheckpointFile;
import org.checkpointinspector.report.DecodedView;
import org.checkpointinspector.report.DecodedView.Facts;
import org.checkpointinspector.report.DecodedView.Section;
import org.checkpointinspector.report.DecodedView.Table;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;
import org.checkpointinspector.storage.Listing;
import org.jspecify.annotations.Nullable;

/** The summary of what is selected: a file, a folder, a checkpoint, or all checkpoints of a location. Without any I/O. */
final class Summary {
    private final OpenLocation open;
    private final Backend backend;
    private final Formats formats;

    Summary(OpenLocation open, Backend backend, Formats formats) {
        this.open = open;
        this.backend = backend;
        this.formats = formats;
    }

    DecodedView of(Place at, Listing listing) {
        List<Section> sections = new ArrayList<>();
        String address = listing.location().resolve(at.path()).toString();
        if (!at.folder()) {
            listing.file(at.path()).ifPresent(file -> ofFile(at, file, address, sections));
            return new DecodedView(at.name(), sections);
        }
        CheckpointInspection found = open.inspectionAround(at.path());
        boolean itself = at.checkpoint() != null && at.checkpoint().path().equals(at.path());
        if (itself && found != null) {
            sections.addAll(new CheckpointSummary(found, formats).sections());
        }
        Inspection all = open.inspection().get();
        if (at.path().isEmpty() && all != null && all.checkpoints().size() > 1) {
            sections.add(0, checkpoints(all));
        }
        listing.folder(at.path()).ifPresent(folder -> sections.add(ofFolder(folder, listing, address)));
        String name = at.path().isEmpty() ? listing.location().name() : at.name();
        return new DecodedView(name.isEmpty() ? address : name, sections);
    }

    private Facts ofFolder(Folder folder, Listing listing, String address) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(Texts.text("summary.address"), address);
        facts.put(Texts.text("summary.size"), formats.fullSize(folder.totalBytes()));
        facts.put(Texts.text("summary.files"), formats.count(folder.totalFiles()));
        if (folder.newestMs() > 0) {
            facts.put(Texts.text("summary.newest"), formats.fullTime(folder.newestMs()));
        }
        facts.put(Texts.text("summary.listed"), formats.timeWithZone(listing.listedMs()));
        if (!folder.complete()) {
            facts.put(Texts.text("summary.incomplete"), Texts.text("summary.incomplete.words"));
        }
        return new Facts(Texts.text("summary.folder"), facts);
    }

    private void ofFile(Place at, FileEntry file, String address, List<Section> sections) {
        Map<String, String> facts = new LinkedHashMap<>();
        Checkpoint checkpoint = at.checkpoint();
        if (checkpoint != null) {
            CheckpointFile described = backend.describe(checkpoint, file);
            facts.put(Texts.text("summary.what"), described.words());
            if (described.uniqueId() != null) {
                facts.put(Texts.text("summary.uniqueId"), described.uniqueId());
            }
        }
        facts.put(Texts.text("summary.address"), address);
        facts.put(Texts.text("summary.size"), formats.fullSize(file.bytes()));
        facts.put(Texts.text("summary.modified"), formats.fullTime(file.modifiedMs()));
        facts.put(Texts.text("summary.checksum.hadoop"), companion(file.companions().hadoop(), file.hadoopChecksumPath()));
        facts.put(Texts.text("summary.checksum.spark"), companion(file.companions().spark(), file.sparkChecksumPath()));
        sections.add(new Facts("", facts));
        findingsOf(at).ifPresent(sections::add);
    }

    private String companion(@Nullable Long bytes, String path) {
        return bytes == null ? Texts.text("summary.checksum.none") : Texts.text("summary.checksum", path.substring(path.lastIndexOf('/') + 1), formats.exactSize(bytes));
    }

    private Optional<Section> findingsOf(Place at) {
        CheckpointInspection found = open.inspectionAround(at.path());
        List<List<String>> rows = new ArrayList<>();
        for (Finding finding : found == null ? List.<Finding>of() : found.findings()) {
            if (Place.join(found.checkpoint().path(), finding.path()).equals(at.path())) {
                rows.add(List.of(
                        Texts.text("severity." + finding.severity() + ".word"), finding.offset() == null ? "" : formats.count(finding.offset()), finding.summary()));
            }
        }
        List<String> columns = List.of(Texts.text("findings.severity"), Texts.text("findings.byte"), Texts.text("findings.summary"));
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Table(Texts.text("findings"), columns, rows, null));
    }

    private Table checkpoints(Inspection all) {
        List<List<String>> rows = new ArrayList<>();
        for (CheckpointInspection one : all.checkpoints()) {
            String verdict = one.verdict() == null ? "–" : Texts.text("health.outcome." + (one.losesData() ? "LOSS" : open.outcome(one)));
            Long newest = one.progress().latestCommitBatch();
            rows.add(List.of(
                    one.checkpoint().path().isEmpty() ? "." : one.checkpoint().path(), verdict, Texts.text("kind." + one.checkpoint().kind()),
                    newest == null ? "" : formats.batch(one.checkpoint().kind(), newest), formats.size(one.checkpoint().folder().totalBytes())));
        }
        return new Table(Texts.text("summary.checkpoints"), List.of(
                Texts.text("column.name"), Texts.text("summary.verdict"), Texts.text("column.what"), Texts.text("summary.committed"), Texts.text("column.size")), rows, null);
    }
}
