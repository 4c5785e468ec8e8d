package org.checkpointinspector.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.decode.Decoder;
import org.checkpointinspector.inspect.FileDecoders;
import org.checkpointinspector.layout.CheckpointFile;
import org.checkpointinspector.layout.PathRoles;
import org.checkpointinspector.layout.Role;
import org.checkpointinspector.report.DecodedJson;
import org.checkpointinspector.report.DecodedText;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code decode}: what stands in one file. */
@Command(
        name = "decode",
        description = "Prints what stands in one file of a checkpoint. The exit status is 2 where the file is damaged.",
        footer = {
            "%nExamples:",
            "  checkpoint-inspector decode /data/checkpoints/orders/offsets/17",
            "  checkpoint-inspector decode --as offset-log /tmp/17-copied-from-somewhere"
        })
final class DecodeCommand implements Callable<Integer> {
    private static final int FILE_AND_COMPANIONS = 3;

    private final Terminal terminal;
    private final Connection connection;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE-URI", converter = LocationArgument.class, description = "The file; its place within the checkpoint tells what it is.")
    private @Nullable Location location;

    @Option(
            names = "--as",
            paramLabel = "ROLE",
            converter = RoleArgument.class,
            completionCandidates = RoleArgument.Ids.class,
            description = "What it is, where its place does not tell: ${COMPLETION-CANDIDATES}.")
    private @Nullable Role role;

    @Option(names = "--json", description = "One JSON object, on one line.")
    private boolean json;

    @Option(names = "--pretty", description = "With --json: indented.")
    private boolean pretty;

    DecodeCommand(Terminal terminal, Connection connection) {
        this.terminal = terminal;
        this.connection = connection;
    }

    @Override
    public Integer call() throws IOException {
        try (Storage storage = connection.open(location)) {
            CheckpointFile file = describe(storage);
            Decoder<?> decoder = FileDecoders.of(file).orElseThrow(() -> notDecoded(file));
            Decoded<?> decoded;
            try (InputStream stored = storage.open(location)) {
                decoded = decoder.decode(stored);
            }
            print(file, decoded);
            return decoded.damage().isPresent() ? ExitStatus.BAD : ExitStatus.OK;
        }
    }

    private void print(CheckpointFile file, Decoded<?> decoded) throws IOException {
        if (json) {
            try (JsonGenerator generator = terminal.json(pretty)) {
                DecodedJson.write(location, file, decoded, generator);
            }
            terminal.endLine();
        } else {
            DecodedText.write(file, decoded, terminal.text(), terminal.style());
        }
    }

    private CheckpointFile describe(Storage storage) throws StorageException {
        FileEntry entry = entry(storage)
                .orElseThrow(() -> new ParameterException(spec.commandLine(), location + " is a folder. Give one of its files, or print it with ls."));
        if (role != null) {
            return PathRoles.as(role, entry);
        }
        return PathRoles.of(location, entry)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "The place of " + location + " does not tell what it is. Say so with --as ROLE; roles are in the help."));
    }

    /** The file as listed; empty where it is a folder, which is not listed further than it takes to see that. */
    private Optional<FileEntry> entry(Storage storage) throws StorageException {
        try {
            Listing listing = storage.list(location, (files, folder) -> {
                if (files > FILE_AND_COMPANIONS || !folder.isEmpty()) {
                    throw new CancelledException();
                }
            });
            // the listing of a file is one of its folder that holds nothing else
            return listing.location().equals(location) ? Optional.empty() : listing.root().file(location.name());
        } catch (CancelledException isFolder) {
            return Optional.empty();
        }
    }

    private StorageException notDecoded(CheckpointFile file) {
        return new StorageException(
                StorageException.Kind.UNSUPPORTED,
                location.toString(),
                "This version does not decode the content of " + location + " (" + file.words() + ").",
                "Whether it is whole, as far as a restart needs it, is judged by inspect.",
                null);
    }
}
