package org.checkpointinspector.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.decode.Decoder;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.CheckpointInspection.FileReport;
import org.checkpointinspector.inspect.FileDecoders;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.layout.CheckpointFile;
import org.checkpointinspector.layout.Role;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.ListingProblem;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;

/**
 * What somebody else needs to say what is wrong with a checkpoint, as a zip file: the report with all findings, the listing, and the logs and schemas as
 * they decode, all with secrets masked. State, write-ahead logs and the checkpoint files of DStreams, which hold whatever the application held, are in it only where asked for.
 */
public final class SupportBundle {

    private static final Set<Role> LOGS_AND_SCHEMAS = EnumSet.of(
            Role.QUERY_METADATA, Role.OFFSET_LOG, Role.COMMIT_LOG, Role.SOURCE_LOG, Role.OPERATOR_METADATA, Role.STATE_SCHEMA, Role.SINK_LOG);

    private static final String README = """
            Written by %s, to find out what is wrong with a checkpoint.

            report.html, report.json  the inspection, with all findings
            listing.txt               every file: length in bytes, time, path
            decoded/                  logs and schemas, as they decode, one JSON object each

            Passwords, tokens and keys are masked as ***. %s
            """;

    private static final String WITHOUT = "There are no values of the state, no write-ahead logs and no checkpoint files of DStreams in it.";
    private static final String WITH = "In raw/ are all files as they are: with the values of the state, and with all secrets.";

    private final Storage storage;
    private final Inspection inspection;
    private final String tool;
    private final BooleanSupplier cancelled;

    /**
     * Prepares.
     *
     * @param storage the store of the inspection's location
     * @param tool name and version of this program
     */
    public SupportBundle(Storage storage, Inspection inspection, String tool, BooleanSupplier cancelled) {
        this.storage = storage;
        this.inspection = inspection;
        this.tool = tool;
        this.cancelled = cancelled;
    }

    /**
     * Writes it.
     *
     * @param to not closed
     * @param withValues whether all files go into it as they are, too
     */
    public void write(OutputStream to, boolean withValues) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
        entry(zip, "README.txt", out -> out.write(README.formatted(tool, withValues ? WITH : WITHOUT)));
        entry(zip, "report.html", out -> {
            try (HtmlReport html = new HtmlReport(out, tool, false)) {
                html.add(inspection);
            }
        });
        entry(zip, "report.json", out -> json(out, json -> InspectionJson.write(inspection, json)));
        entry(zip, "listing.txt", this::listing);
        for (CheckpointInspection checkpoint : inspection.checkpoints()) {
            for (FileReport report : checkpoint.files()) {
                if (LOGS_AND_SCHEMAS.contains(report.file().role())) {
                    decoded(zip, checkpoint, report.file());
                }
            }
        }
        if (withValues) {
            for (CheckpointInspection checkpoint : inspection.checkpoints()) {
                for (FileReport report : checkpoint.files()) {
                    raw(zip, path(checkpoint, report.file()));
                }
            }
        }
        zip.finish();
    }

    private static String path(CheckpointInspection checkpoint, CheckpointFile file) {
        String path = file.entry().path();
        String above = checkpoint.checkpoint().path();
        return above.isEmpty() || path.startsWith(above + "/") ? path : above + "/" + path;
    }

    private void listing(Writer out) throws IOException {
        for (CheckpointInspection checkpoint : inspection.checkpoints()) {
            for (FileReport report : checkpoint.files()) {
                CheckpointFile file = report.file();
                String time = Instant.ofEpochMilli(file.entry().modifiedMs()).toString();
                out.write(Secrets.text(file.entry().bytes() + "\t" + time + "\t" + file.role().id() + "\t" + report.health() + "\t" + path(checkpoint, file)) + "\n");
            }
        }
        for (ListingProblem problem : inspection.listing().problems()) {
            out.write(Secrets.text("not listed\t" + problem.path() + ": " + problem.detail()) + "\n");
        }
    }

    /** A file that cannot be read is told of, and does not end the bundle. */
    private void decoded(ZipOutputStream zip, CheckpointInspection checkpoint, CheckpointFile file) throws IOException {
        Optional<Decoder<?>> decoder = FileDecoders.of(file);
        String path = path(checkpoint, file);
        Location place = inspection.listing().location().resolve(path);
        if (decoder.isEmpty()) {
            return;
        }
        Decoded<?> decoded;
        try (InputStream stored = storage.open(place)) {
            decoded = decoder.get().decode(stored);
        } catch (StorageException unreadable) {
            entry(zip, "decoded/" + path + ".txt", out -> out.write(Secrets.text(unreadable.getMessage())));
            return;
        }
        entry(zip, "decoded/" + path + ".json", out -> json(out, json -> DecodedJson.write(place, file, decoded, json)));
    }

    private void raw(ZipOutputStream zip, String path) throws IOException {
        try (InputStream stored = storage.open(inspection.listing().location().resolve(path))) {
            begin(zip, "raw/" + path);
            stored.transferTo(zip);
            zip.closeEntry();
        }
    }

    private void begin(ZipOutputStream zip, String name) throws IOException {
        if (cancelled.getAsBoolean()) {
            throw new CancelledException();
        }
        zip.putNextEntry(new ZipEntry(name));
    }

    /** What one entry holds. */
    @FunctionalInterface
    private interface Content<T> {
        void write(T out) throws IOException;
    }

    private void entry(ZipOutputStream zip, String name, Content<Writer> content) throws IOException {
        begin(zip, name);
        try (Writer out = new OutputStreamWriter(new Open(zip), StandardCharsets.UTF_8)) {
            content.write(out);
        }
        zip.closeEntry();
    }

    private static void json(Writer out, Content<JsonGenerator> content) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter()) {
            content.write(json);
        }
    }

    /** Stays open when it is closed. */
    private static final class Open extends FilterOutputStream {
        Open(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
