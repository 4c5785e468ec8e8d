package org.checkpointinspector.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.checkpointinspector.decode.dstream.RddRecord;
import org.checkpointinspector.decode.dstream.RddValue;
import org.checkpointinspector.inspect.dstream.DStreamState.Rdd;
import org.checkpointinspector.report.Style.Tone;
import org.jspecify.annotations.Nullable;

/** Rows of a Spark Streaming application's state as tables for a person: one for each RDD and partition, with the classes of keys and values below. */
public final class DStreamStateText {
    private static final int MOST_CLASSES = 5;

    private final Appendable out;
    private final Style style;
    private final Set<String> keys = new LinkedHashSet<>();
    private final Set<String> values = new LinkedHashSet<>();
    private @Nullable Rdd rdd;
    private @Nullable StreamedTable rows;
    private int partition;
    private boolean updates;
    private boolean begun;

    /** Writes to an output. */
    public DStreamStateText(Appendable out, Style style) {
        this.out = out;
        this.style = style;
    }

    /** Takes a row; rows of one RDD and partition come one after the other. */
    public void write(Rdd of, int ofPartition, RddRecord row) throws IOException {
        StreamedTable into = rows;
        if (into == null || !of.equals(rdd) || ofPartition != partition) {
            end();
            into = begin(of, ofPartition, row);
        }
        note(keys, row.key());
        note(values, row.value());
        List<@Nullable String> cells = new ArrayList<>();
        cells.add(row.key() == null ? null : row.key().text());
        cells.add(row.value().text());
        if (updates) {
            Long updated = row.updatedMs();
            cells.add(updated == null ? null : Amounts.time(updated));
            cells.add(row.deleted() ? "removed" : "");
        }
        into.write(cells);
    }

    private static void note(Set<String> types, @Nullable RddValue value) {
        if (value != null && types.size() <= MOST_CLASSES) {
            types.add(value.type());
        }
    }

    private StreamedTable begin(Rdd of, int ofPartition, RddRecord first) throws IOException {
        String stream = of.stream() == null ? "an RDD that no readable checkpoint file names"
                : of.streamType() + " #" + of.stream() + (of.callSite() == null ? "" : ", " + of.callSite());
        String batch = of.batchMs() == null ? "" : ", batch " + Amounts.instant(of.batchMs());
        out.append(begun ? "\n" : "").append(style.paint(Tone.STRONG, Printable.line(stream + batch))).append('\n');
        out.append(style.paint(Tone.DIM, Printable.line(of.path() + ", partition " + ofPartition))).append('\n');
        begun = true;
        rdd = of;
        partition = ofPartition;
        updates = first.updatedMs() != null;
        StreamedTable begins = new StreamedTable(updates ? List.of("key", "state", "updated", "") : List.of("key", "value"), out, style);
        rows = begins;
        return begins;
    }

    /** Writes what is still to be written of the last table. */
    public void end() throws IOException {
        if (rows == null) {
            return;
        }
        rows.end();
        String types = (keys.isEmpty() ? "" : "keys " + names(keys) + ", ") + "values " + names(values);
        out.append(style.paint(Tone.DIM, Printable.line(Amounts.count(rows.rows(), "row") + "; " + types))).append('\n');
        keys.clear();
        values.clear();
        rows = null;
        rdd = null;
    }

    private static String names(Set<String> types) {
        List<String> names = types.stream().limit(MOST_CLASSES).toList();
        return String.join(" or ", names) + (types.size() > MOST_CLASSES ? " or others" : "");
    }
}
