package org.checkpointinspector.diagnose.trend;

import java.util.NavigableMap;
import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.inspect.Application;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Trend;

/** Measures how a job went. */
public final class Trends {

    private Trends() {}

    /**
     * The trend of an inspected checkpoint.
     *
     * @param offsets the offset logs of a query that could be read, by batch; empty for all else
     * @param reads reads the snapshots of RocksDB, a bounded number of them
     */
    public static Trend of(CheckpointInspection inspection, NavigableMap<Long, OffsetLog> offsets, SmallFiles reads) {
        return switch (inspection.checkpoint().kind()) {
            case STRUCTURED_STREAMING -> new QueryTrend(inspection.checkpoint().folder(), offsets, reads).measure();
            case DSTREAM -> application(inspection);
            case FILE_SINK_LOG -> Trend.NONE;
        };
    }

    private static Trend application(CheckpointInspection inspection) {
        Application application = inspection.application();
        return application == null ? Trend.NONE : new ApplicationTrend(inspection.checkpoint().folder(), application).measure();
    }
}
