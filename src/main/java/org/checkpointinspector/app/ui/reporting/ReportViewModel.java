package org.checkpointinspector.app.ui.reporting;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.checkpointinspector.app.ui.ProgramVersion;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.details.Loaded;
import org.checkpointinspector.app.ui.details.Loader;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.checkpointinspector.app.ui.tasks.TaskRunner;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.report.HtmlReport;
import org.checkpointinspector.report.InspectionJson;
import org.checkpointinspector.report.MarkdownReport;
import org.checkpointinspector.report.SupportBundle;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;

/** Saves what was found as a report, as the command line writes it: in the background, whole or not at all. */
public final class ReportViewModel {
    private final OpenLocation open;
    private final Loader<Path> saved;

    /** Reports what is open. */
    public ReportViewModel(OpenLocation open, TaskRunner runner) {
        this.open = open;
        this.saved = new Loader<>(runner);
    }

    /** The report that was saved last, or why it could not be. */
    public ReadOnlyObjectProperty<Loaded<Path>> saved() {
        return saved.state();
    }

    /** A name for the file: that of what is open. */
    public String suggestedName(ReportForm form) {
        Inspection inspection = open.inspection().get();
        String name = inspection == null ? "" : inspection.listing().location().name();
        String parent = inspection == null ? "" : inspection.listing().location().path().replaceFirst("/[^/]*$", "").replaceFirst(".*/", "");
        String words = name.equals("checkpoint") && !parent.isEmpty() ? parent : name;
        return (words.isEmpty() ? "" : words + "-") + (form == ReportForm.SUPPORT ? "support." : "report.") + form.ending();
    }

    /** Saves the newest inspection; a file of that name is replaced. Does nothing before there is one. */
    public void save(Path file, ReportForm form) {
        Inspection inspection = open.inspection().get();
        Storage storage = open.storage().orElse(null);
        if (inspection == null || storage == null) {
            return;
        }
        saved.load(cancelled -> {
            Location location = inspection.listing().location();
            if (location.isLocal() && file.toAbsolutePath().normalize().startsWith(Path.of(location.path()))) {
                throw new StorageException(StorageException.Kind.BAD_ADDRESS, file.toString(), Texts.text("report.inside"), "", null);
            }
            Path part = file.resolveSibling(file.getFileName() + ".part");
            try {
                if (form == ReportForm.SUPPORT) {
                    try (OutputStream out = Files.newOutputStream(part)) {
                        new SupportBundle(storage, inspection, ProgramVersion.words(), cancelled).write(out, false);
                    }
                } else {
                    write(inspection, form, part);
                }
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException failure) {
                throw new StorageException(StorageException.Kind.FAILED, file.toString(), Texts.text("report.failed", file.toString(), failure.toString()),
                        Texts.text("report.failed.advice"), failure);
            } finally {
                Files.deleteIfExists(part);
            }
            return file;
        });
    }

    private static void write(Inspection inspection, ReportForm form, Path file) throws IOException {
        Writer out = Files.newBufferedWriter(file);
        switch (form) {
            case HTML -> {
                try (HtmlReport report = new HtmlReport(out, ProgramVersion.words(), false)) {
                    report.add(inspection);
                }
            }
            case MARKDOWN -> {
                try (MarkdownReport report = new MarkdownReport(out, ProgramVersion.words())) {
                    report.add(inspection);
                }
            }
            case JSON -> {
                try (JsonGenerator json = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter()) {
                    InspectionJson.write(inspection, json);
                }
            }
            case SUPPORT -> throw new IllegalArgumentException("it is no text");
        }
    }
}
