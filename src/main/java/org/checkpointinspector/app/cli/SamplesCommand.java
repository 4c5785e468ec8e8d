package org.checkpointinspector.app.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.report.InspectionText;
import org.checkpointinspector.report.SummaryText;
import org.checkpointinspector.samples.Sample;
import org.checkpointinspector.samples.Samples;
import org.checkpointinspector.settings.UserFolders;
import org.checkpointinspector.storage.Location;
import picocli.CommandLine.Command;

/** What a terminal shows of the samples that ship with the program; hidden, since it is no command that anybody needs to type. */
@Command(name = "samples", hidden = true, description = "Inspects the sample checkpoints that ship with the program.")
final class SamplesCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Connection connection;

    SamplesCommand(Terminal terminal, Connection connection) {
        this.terminal = terminal;
        this.connection = connection;
    }

    @Override
    public Integer call() throws IOException {
        Samples samples = Samples.bundled(UserFolders.ofThisMachine().cache());
        SummaryText summary = new SummaryText();
        for (Sample sample : samples.list()) {
            Inspection inspection =
                    Inspecting.inspect(connection, Location.parse(samples.folder(sample).toString()), InspectionRequest.standard(), terminal);
            terminal.text().append("Sample \"" + sample.title() + "\": " + sample.description() + "\n\n");
            InspectionText.write(inspection, terminal.text(), terminal.style());
            terminal.text().append("\n\n");
            terminal.flush();
            summary.add(inspection);
            if (terminal.done()) {
                break;
            }
        }
        summary.write(terminal.text(), terminal.style());
        terminal.text().append("\nYour own: " + Cli.NAME + " inspect /path/to/checkpoint\n");
        return ExitStatus.OK;
    }
}
