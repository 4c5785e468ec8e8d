package org.checkpointinspector.inspect.dstream;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.checkpointinspector.decode.dstream.DStreamCheckpointDecoder;
import org.checkpointinspector.inspect.SparkVersion;
import org.jspecify.annotations.Nullable;

/**
 * Which Spark, with which Scala, wrote a checkpoint: the file does not say so, but the serialVersionUIDs of Spark's own classes do. Java computes them from
 * the compiled classes; these were computed from the published ones. Equal UIDs mean that the builds read each other's files.
 */
final class SparkBuilds {

    private static final String GRAPH = "org.apache.spark.streaming.DStreamGraph";

    private static final List<Build> KNOWN = List.of(
            build(2, 1, 2, 1, "2.11", -5529346214493608607L, 7904548372896403310L),
            build(2, 2, 2, 2, "2.11", -5529346214493608607L, 6451661987437708830L),
            build(2, 3, 2, 4, "2.11", -8642649206206742116L, 1070765415753862038L),
            build(2, 4, 2, 4, "2.12", -3860851361298544098L, 4676004867012267853L),
            build(3, 0, 3, 0, "2.12", -728258512546643145L, -3404217040270432291L),
            build(3, 1, 3, 5, "2.12", -728258512546643145L, -8150437354127707566L),
            build(3, 2, 3, 5, "2.13", 4088475731838205635L, -2618950818418901355L),
            build(4, 0, 4, 0, "2.13", -897874399394642119L, -5928466646766246819L),
            build(4, 1, 4, 1, "2.13", 6491953406468413684L, 5782159731892142304L));

    private SparkBuilds() {}

    /** Builds whose classes have the same UIDs: Spark from one line to another, with one Scala. */
    record Build(SparkVersion from, SparkVersion to, String scala, long checkpoint, long graph) {

        /** Whether a version is one of these. */
        boolean has(SparkVersion spark) {
            return spark.atLeast(from.major(), from.minor()) && to.atLeast(spark.major(), spark.minor());
        }

        String words() {
            return (from.equals(to) ? from.toString() : from + "–" + to) + ", Scala " + scala;
        }
    }

    private static Build build(int fromMajor, int fromMinor, int toMajor, int toMinor, String scala, long checkpoint, long graph) {
        return new Build(SparkVersion.line(fromMajor, fromMinor), SparkVersion.line(toMajor, toMinor), scala, checkpoint, graph);
    }

    /** The build that wrote a file; empty where the UIDs are not known, as those of vendors' builds. */
    static Optional<Build> of(DStreamCheckpoint checkpoint) {
        @Nullable Long uid = checkpoint.uidOf(DStreamCheckpointDecoder.CHECKPOINT).orElse(null);
        @Nullable Long graph = checkpoint.uidOf(GRAPH).orElse(null);
        return KNOWN.stream().filter(build -> Objects.equals(uid, build.checkpoint) && (graph == null || graph == build.graph)).reduce((older, newer) -> newer);
    }

    /** Whether the UIDs of a version's classes are known. */
    static boolean isKnown(SparkVersion spark) {
        return KNOWN.stream().anyMatch(build -> build.has(spark));
    }

    /** The first of Spark's classes with which a version does not read what a build wrote; empty where it does, or where that is not known. */
    static Optional<Mismatch> mismatch(Build writer, SparkVersion reader) {
        List<Build> readers = KNOWN.stream().filter(build -> build.has(reader)).toList();
        if (readers.isEmpty() || readers.stream().anyMatch(build -> build.checkpoint == writer.checkpoint && build.graph == writer.graph)) {
            return Optional.empty();
        }
        Build local = readers.stream().filter(build -> build.scala.equals(writer.scala)).findFirst().orElse(readers.get(0));
        return Optional.of(local.checkpoint != writer.checkpoint
                ? new Mismatch(DStreamCheckpointDecoder.CHECKPOINT, writer.checkpoint, local.checkpoint)
                : new Mismatch(GRAPH, writer.graph, local.graph));
    }

    /** A class whose UID in the stream is not the one of the class at hand. */
    record Mismatch(String className, long stored, long local) {
        String message() {
            return className + "; local class incompatible: stream classdesc serialVersionUID = " + stored + ", local class serialVersionUID = " + local;
        }
    }
}
