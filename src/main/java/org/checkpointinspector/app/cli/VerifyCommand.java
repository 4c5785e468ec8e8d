package org.checkpointinspector.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.checkpointinspector.maintain.BackupCheck;
import org.checkpointinspector.maintain.Places;
import org.checkpointinspector.report.Amounts;
import org.checkpointinspector.report.Secrets;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verify}: holds a backup against its manifest. */
@Command(
        name = "verify",
        description = "Reads a whole backup and holds it against its manifest. The exit status is 2 if anything is wrong.",
        footer = {
            "%nExample:",
            "  checkpoint-inspector verify /data/checkpoints/orders_backup_20261122-175618"
        })
final class VerifyCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Connection connection;

    @Parameters(paramLabel = "BACKUP", converter = LocationArgument.class, description = "The folder of a backup, or its .zip or .tar.gz.")
    private @Nullable Location backup;

    @Option(names = "--json", description = "One JSON object, on one line.")
    private boolean json;

    VerifyCommand(Terminal terminal, Connection connection) {
        this.terminal = terminal;
        this.connection = connection;
    }

    @Override
    public Integer call() throws IOException {
        try (Places places = connection.places()) {
            BackupCheck check = BackupCheck.of(places, Required.location(backup), terminal::cancelled);
            if (json) {
                writeJson(check);
            } else {
                for (String problem : check.problems()) {
                    terminal.text().append(Secrets.text(problem)).append('\n');
                }
                String amount = Amounts.count(check.files(), "file") + ", " + Amounts.bytes(check.bytes());
                String unproven = check.unproven() == 0 ? "" : "; " + Amounts.count(check.unproven(), "file") + " were renamed, and only their length was looked at";
                terminal.text().append(check.isWhole() ? "Whole: " : "NOT whole: ").append(amount).append(unproven).append(".\n");
                terminal.flush();
            }
            return check.isWhole() ? ExitStatus.OK : ExitStatus.BAD;
        }
    }

    private void writeJson(BackupCheck check) throws IOException {
        try (JsonGenerator to = terminal.json(false)) {
            to.writeStartObject();
            to.writeStringField("schema", "checkpoint-inspector/verify/1");
            to.writeBooleanField("whole", check.isWhole());
            to.writeNumberField("files", check.files());
            to.writeNumberField("bytes", check.bytes());
            to.writeNumberField("unproven", check.unproven());
            to.writeArrayFieldStart("problems");
            for (String problem : check.problems()) {
                to.writeString(Secrets.text(problem));
            }
            to.writeEndArray();
            to.writeEndObject();
        }
        terminal.endLine();
    }
}
