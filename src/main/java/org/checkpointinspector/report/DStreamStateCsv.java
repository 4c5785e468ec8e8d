package org.checkpointinspector.report;

import java.io.IOException;
import org.checkpointinspector.decode.dstream.RddRecord;
import org.checkpointinspector.inspect.dstream.DStreamState.Rdd;

/** Rows of a Spark Streaming application's state as CSV (RFC 4180): a head line, then a line a row; what is nested is text. What is not there is an empty field. */
public final class DStreamStateCsv {

    private final Appendable out;

    /** Writes the head line. */
    public DStreamStateCsv(Appendable out) throws IOException {
        this.out = out;
        out.append("operator,rdd,partition,batch,key,value,updatedMs,removed\r\n");
    }

    /** Writes a row. */
    public void write(Rdd rdd, int partition, RddRecord row) throws IOException {
        out.append(rdd.stream() == null ? "" : String.valueOf(rdd.stream())).append(',').append(StateCsv.field(rdd.path())).append(',');
        out.append(String.valueOf(partition)).append(',').append(rdd.batchMs() == null ? "" : String.valueOf(rdd.batchMs())).append(',');
        out.append(row.key() == null ? "" : StateCsv.field(row.key().text())).append(',').append(StateCsv.field(row.value().text())).append(',');
        out.append(row.updatedMs() == null ? "," : row.updatedMs() + "," + row.deleted()).append("\r\n");
    }
}
