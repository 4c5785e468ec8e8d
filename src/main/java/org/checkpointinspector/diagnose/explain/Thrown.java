package org.checkpointinspector.diagnose.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One exception of a trace, or one line of a log that stands for itself: class, message, the first frames. Bounded, however long the text is. */
final class Thrown {

    private static final int LONGEST_MESSAGE = 6000;
    private static final int MOST_FRAMES = 60;

    /** Code that is called by all and to blame for nothing. */
    private static final Pattern LIBRARY = Pattern.compile("(?:java|javax|jdk|sun|com\\.sun|scala|com\\.fasterxml|org\\.json4s|net\\.jpountz|at\\.yawk|com\\.github\\.luben|org\\.xerial|com\\.ning"
            + "|org\\.apache\\.hadoop|org\\.apache\\.commons|org\\.apache\\.kafka|com\\.esotericsoftware|com\\.twitter|com\\.google|org\\.sparkproject|org\\.rocksdb|software\\.amazon"
            + "|com\\.amazonaws|com\\.azure|com\\.microsoft\\.azure|org\\.apache\\.http|io\\.netty|okhttp3|okio|org\\.apache\\.spark\\.(?:util|serializer|io|internal))\\..*"
            + "|org\\.apache\\.spark\\.(?:InterruptibleIterator|util)\\b.*");

    /** The parts of Spark that read and write checkpoints. */
    private static final Pattern MACHINERY = Pattern.compile("org\\.apache\\.spark\\.(?:sql\\.execution\\.(?:streaming|datasources\\.v2\\.state)|sql\\.streaming|sql\\.kafka010|streaming)\\..*"
            + "|org\\.apache\\.spark\\.rdd\\.(?:ReliableCheckpointRDD|ReliableRDDCheckpointData)\\b.*");

    private final String type;
    private final int line;
    private final StringBuilder message;
    private final List<String> frames = new ArrayList<>();

    /**
     * Makes it.
     *
     * @param type class name; empty for a line of a log
     * @param line number of its line, from 1
     */
    Thrown(String type, String message, int line) {
        this.type = type;
        this.line = line;
        this.message = new StringBuilder(message);
    }

    String type() {
        return type;
    }

    int line() {
        return line;
    }

    String message() {
        return message.toString();
    }

    /** Class and message, as Java prints them. */
    String text() {
        return type.isEmpty() ? message() : message.isEmpty() ? type : type + ": " + message;
    }

    void more(String text) {
        if (message.length() + text.length() < LONGEST_MESSAGE) {
            message.append('\n').append(text);
        }
    }

    void frame(String frame) {
        if (frames.size() < MOST_FRAMES) {
            frames.add(frame);
        }
    }

    List<String> frames() {
        return frames;
    }

    /** Whether Spark's checkpoint code raised it, as far as its frames tell; true where they do not. */
    boolean raisedByCheckpointing() {
        String own = ownFrame();
        return own.isEmpty() || MACHINERY.matcher(own).matches()
                || own.startsWith("org.apache.spark.") && frames.stream().anyMatch(frame -> frame.contains("DeserializationStream"));
    }

    /** Whether the code of an application raised it, as far as its frames tell. */
    boolean raisedByApplication() {
        String own = ownFrame();
        return !own.isEmpty() && !own.startsWith("org.apache.spark.");
    }

    /** Whether it has no frames but those of libraries. */
    boolean onlyLibraries() {
        return frames.stream().allMatch(frame -> LIBRARY.matcher(frame).matches() && !frame.startsWith("org.apache.spark."));
    }

    /** The innermost frame that is not one of a library; empty where there is none. */
    private String ownFrame() {
        return frames.stream().filter(frame -> !LIBRARY.matcher(frame).matches()).findFirst().orElse("");
    }
}
