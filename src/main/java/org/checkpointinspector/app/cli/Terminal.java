package org.checkpointinspector.app.cli;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.function.BooleanSupplier;
import org.checkpointinspector.report.Style;
import org.jspecify.annotations.Nullable;

/** What a command may talk to: standard output for data, standard error for everything else, and whether somebody asked to stop. */
public final class Terminal {
    /** Set by the start script, which alone can tell: {@code out}, {@code err}, both or nothing. */
    private static final String TERMINALS = "checkpointinspector.terminals";

    private static final String START_OF_LINE = "\r\u001b[K";
    private static final int COLUMNS = 79;

    private final DataStream out;
    private final Writer text;
    private final PrintWriter err;
    private final Style style;
    private final boolean progress;
    private final BooleanSupplier cancelled;
    private boolean drawn;

    /**
     * Makes a terminal.
     *
     * @param out standard output
     * @param err standard error
     * @param charset for text; JSON is always UTF-8
     * @param style whether text has colours
     * @param progress whether a progress line may be drawn on standard error
     * @param cancelled asked often: whether to stop
     */
    public Terminal(OutputStream out, OutputStream err, Charset charset, Style style, boolean progress, BooleanSupplier cancelled) {
        this.out = new DataStream(new BufferedOutputStream(out, 1 << 16));
        text = new BufferedWriter(new OutputStreamWriter(this.out, charset));
        this.err = new PrintWriter(new OutputStreamWriter(err, charset), true);
        this.style = style;
        this.progress = progress;
        this.cancelled = cancelled;
    }

    /** The terminal of this process. Colours only on a terminal and not where {@code NO_COLOR} is set to anything. */
    public static Terminal ofProcess(BooleanSupplier cancelled) {
        String terminals = System.getProperty(TERMINALS, System.console() == null ? "" : "out err");
        String noColor = System.getenv("NO_COLOR");
        boolean dumb = "dumb".equals(System.getenv("TERM"));
        boolean colours = terminals.contains("out") && (noColor == null || noColor.isEmpty()) && !dumb;
        // stdout.encoding came with JDK 19
        String encoding = System.getProperty("stdout.encoding", System.getProperty("native.encoding", "UTF-8"));
        return new Terminal(
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Charset.forName(encoding),
                colours ? Style.COLOURS : Style.PLAIN,
                terminals.contains("err") && !dumb,
                cancelled);
    }

    /** Standard output, for text; {@link #flush} it. */
    Writer text() {
        return text;
    }

    /** Standard output, for JSON: one document a line unless pretty. Closing it leaves standard output open; {@link #endLine} ends the last line. */
    JsonGenerator json(boolean pretty) throws IOException {
        JsonGenerator json = new JsonFactoryBuilder().rootValueSeparator("\n").build().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        return pretty ? json.useDefaultPrettyPrinter() : json;
    }

    /** Ends a JSON document. */
    void endLine() throws IOException {
        out.write('\n');
        out.flush();
    }

    /** Asks the person who sits there; null where nobody does. */
    @Nullable String ask(String question) {
        Console console = System.console();
        if (console == null || !progress) {
            return null;
        }
        return console.readLine("%s", question);
    }

    /** Sends what was written on its way. */
    void flush() throws IOException {
        wipe();
        text.flush();
    }

    /** Standard error; a progress line that stands there is wiped. */
    PrintWriter err() {
        wipe();
        return err;
    }

    /** Draws the progress line, in the place of the one before, where standard error is a terminal. */
    synchronized void draw(String words) {
        if (!progress) {
            return;
        }
        drawn = true;
        String line = words.replaceAll("\\p{Cntrl}", "?");
        err.print(START_OF_LINE + (line.length() <= COLUMNS ? line : line.substring(0, COLUMNS - 1) + "…"));
        err.flush();
    }

    /** Wipes the progress line, so that other output can be written. */
    synchronized void wipe() {
        if (drawn) {
            drawn = false;
            err.print(START_OF_LINE);
            err.flush();
        }
    }

    Style style() {
        return style;
    }

    boolean progress() {
        return progress;
    }

    boolean cancelled() {
        return cancelled.getAsBoolean();
    }

    /** Whether to stop: somebody asked, or nobody reads the output any more. */
    boolean done() {
        return cancelled() || out.readerGone();
    }
}
