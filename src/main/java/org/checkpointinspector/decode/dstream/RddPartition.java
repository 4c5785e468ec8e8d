package org.checkpointinspector.decode.dstream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One partition {@code part-<n>} of a checkpointed RDD ({@code ReliableCheckpointRDD}).
 *
 * @param codec the compression that shows in the bytes, null where it is not compressed
 * @param form how its records are serialized
 * @param records how many records were read whole; 0 where they are neither Java's nor, as far as that can be told, Kryo's
 * @param states how many keys of {@code mapWithState} they hold, null where it is another operator's
 * @param rows the first {@link #KEPT} of its rows
 * @param recordClass class of the first record, null where there is none
 * @param classes the classes that the file describes; for Kryo the names that stand in it, without serialVersionUID
 * @param headerRead whether the head of the stream could be read; where it could not, Spark cannot even begin
 * @param valueStart decoded byte at which the last record begins, whole or not
 * @param stoppedBy why the rest of the records could not be decoded though nothing is wrong with them, in words; null where all could
 * @param fault what is wrong; null where the file is whole
 */
public record RddPartition(
        @Nullable String codec,
        Form form,
        long records,
        @Nullable Long states,
        List<Row> rows,
        @Nullable String recordClass,
        List<ClassInFile> classes,
        boolean headerRead,
        long valueStart,
        @Nullable String stoppedBy,
        @Nullable StreamFault fault) {

    /** How many rows are kept. */
    public static final int KEPT = 1000;

    /** Keeps its own copies. */
    public RddPartition {
        rows = List.copyOf(rows);
        classes = List.copyOf(classes);
    }

    /** How records are serialized. */
    public enum Form {
        /** Java serialization. */
        JAVA,
        /** Kryo's: its first records were read. */
        KRYO,
        /** No stream of Java serialization: Kryo's with classes of the application, or junk. The file does not tell which. */
        OTHER,
        /** No byte: no record in Kryo, damage in Java. */
        EMPTY
    }

    /**
     * A row, as text: data of the user's.
     *
     * @param key its key; null for a record that is no pair
     * @param value its value or state
     * @param updatedMs when {@code mapWithState} last changed it, null for other operators
     * @param deleted whether it is a removed key that is still noted
     */
    public record Row(@Nullable String key, String value, @Nullable Long updatedMs, boolean deleted) {}
}
