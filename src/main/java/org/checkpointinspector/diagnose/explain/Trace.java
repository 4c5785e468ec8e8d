package org.checkpointinspector.diagnose.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One exception with its causes, or one line of a log, as it stands in the text. Outermost first; bounded. */
final class Trace {

    private static final int MOST = 40;

    private static final Pattern STREAMING = Pattern.compile("org\\.apache\\.spark\\.(?:sql\\.execution\\.streaming|sql\\.streaming|streaming|sql\\.kafka010)\\.|StreamingQueryException|STREAM_FAILED"
            + "|MicroBatchExecution|StreamExecution|CheckpointWriter|CheckpointReader|JobGenerator|JobScheduler|ReliableCheckpointRDD|/(?:offsets|commits)/\\.?\\d|/state/\\d+/|/sources/\\d+/|_spark_metadata"
            + "|checkpoint-\\d{10}|/rdd-\\d+|(?i:check-?point)[-_\\w]*/|receivedBlockMetadata|HDFSStateStore|RocksDBStateStore|HDFSMetadataLog");

    private static final Pattern DEADLY = Pattern.compile("StreamingQueryException|STREAM_FAILED|terminated with (?:error|exception)|Failed to read checkpoint from directory|Exception in thread \"main\""
            + "|User class threw exception|Error starting the context|Error running job streaming job|Error generating jobs");

    /** Classes that only carry others. */
    private static final Pattern CARRIER = Pattern.compile(".*(?:StreamingQueryException|Py4JJavaError|Py4JError|InvocationTargetException|ExecutionException|UndeclaredThrowableException|SparkException"
            + "|RuntimeException|InterruptedException|ClosedByInterruptException|InterruptedIOException|UncheckedIOException)");

    private final List<Thrown> thrown = new ArrayList<>();
    private final String level;
    private boolean streaming;
    private boolean deadly;
    private boolean spark;
    private boolean foreign;

    Trace(String level) {
        this.level = level;
    }

    void add(Thrown next) {
        if (thrown.size() >= MOST) {
            thrown.remove(MOST - 1);
        }
        thrown.add(next);
        look(next.text());
        String type = next.type();
        foreign |= !type.isEmpty() && !type.matches("(?:java|javax|scala|com\\.fasterxml\\.jackson|org\\.json4s|org\\.apache\\.(?:spark|hadoop|kafka)|org\\.rocksdb|net\\.jpountz|com\\.github\\.luben|py4j|pyspark)\\..*");
    }

    /** Takes note of what a line tells of the whole trace. */
    void look(String line) {
        streaming |= STREAMING.matcher(line).find();
        spark |= line.contains("org.apache.spark") || line.contains("Serialization stack:");
        deadly |= DEADLY.matcher(line).find();
    }

    boolean isEmpty() {
        return thrown.isEmpty();
    }

    Thrown last() {
        return thrown.get(thrown.size() - 1);
    }

    List<Thrown> thrown() {
        return thrown;
    }

    /** Whether it has anything to do with streaming or a checkpoint. */
    boolean streaming() {
        return streaming;
    }

    /** Whether Spark has to do with it. */
    boolean spark() {
        return spark;
    }

    /** Whether it ended the query or the application. */
    boolean deadly() {
        return deadly;
    }

    /** Whether the logger said that it is a warning at most. */
    boolean warning() {
        return level.equals("WARN") || level.equals("WARNING");
    }

    /** Whether no more than messages was pasted, so that nothing speaks against a checkpoint, either. */
    boolean bare() {
        boolean logged = !level.isEmpty() && thrown.stream().allMatch(each -> each.type().isEmpty());
        return !foreign && !logged && thrown.stream().allMatch(Thrown::onlyLibraries);
    }

    /** Whether its last cause says something of its own. */
    boolean hasOwnCause() {
        Thrown innermost = last();
        return !innermost.type().isEmpty() && !CARRIER.matcher(innermost.type()).matches();
    }

    /** The same number for traces that differ in their numbers only, as thread ids and times. */
    long shape() {
        long shape = level.hashCode() + (streaming ? 2 : 0) + (deadly ? 1 : 0);
        for (Thrown each : thrown) {
            String text = each.text();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                shape = c >= '0' && c <= '9' ? shape : shape * 1_000_003 + c;
            }
            shape = shape * 31 + each.frames().hashCode();
        }
        return shape;
    }
}
