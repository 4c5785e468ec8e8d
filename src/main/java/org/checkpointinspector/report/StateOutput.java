package org.checkpointinspector.report;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import org.checkpointinspector.state.StateChange;
import org.checkpointinspector.state.StateRow;

/** A form in which rows of the state, or what changed in them, are written: the same for the command line and for files that the window exports. */
public interface StateOutput {

    /** Writes a row. */
    void row(StateRow row) throws IOException;

    /** Writes a change. */
    void change(StateChange change) throws IOException;

    /** Writes what was held back; nothing follows. What it writes to stays open. */
    void end() throws IOException;

    /** JSON Lines, to a writer that stays open: one object a row or change, each ending its line. */
    static StateOutput jsonLines(Writer out) throws IOException {
        JsonGenerator json = new JsonFactoryBuilder().rootValueSeparator("\n").build().createGenerator(out);
        StateOutput lines = jsonLines(json);
        return new StateOutput() {
            @Override
            public void row(StateRow row) throws IOException {
                lines.row(row);
            }

            @Override
            public void change(StateChange change) throws IOException {
                lines.change(change);
            }

            @Override
            public void end() throws IOException {
                lines.end();
                out.append('\n');
            }
        };
    }

    /** JSON Lines: one object a row or change. The generator separates its root values by line ends. */
    static StateOutput jsonLines(JsonGenerator json) {
        return new StateOutput() {
            @Override
            public void row(StateRow row) throws IOException {
                StateRowJson.write(row, json);
            }

            @Override
            public void change(StateChange change) throws IOException {
                StateRowJson.write(change, json);
            }

            @Override
            public void end() throws IOException {
                json.flush();
            }
        };
    }
}
