package org.checkpointinspector.diagnose.explain;

import static org.checkpointinspector.diagnose.explain.FailureCause.CODE_CHANGED;
import static org.checkpointinspector.diagnose.explain.FailureCause.SERIALIZATION;
import static org.checkpointinspector.diagnose.explain.FailureCause.VERSION_MISMATCH;
import static org.checkpointinspector.diagnose.explain.KnownError.Weight.VAGUE;
import static org.checkpointinspector.diagnose.explain.KnownError.Where.CHECKPOINTING;
import static org.checkpointinspector.diagnose.explain.KnownError.Where.CHECKPOINT_CODE;
import static org.checkpointinspector.diagnose.explain.KnownError.Where.LOG_OF_STREAMING;
import static org.checkpointinspector.diagnose.explain.KnownError.Where.SPARK;
import static org.checkpointinspector.diagnose.explain.KnownError.Where.STREAMING;

import java.util.List;

/** Classes, closures and their serial forms, mostly of DStream checkpoints: {@code Checkpoint}, {@code DStreamGraph}, {@code ClosureCleaner} of Spark 1.6–4.2. */
final class CodeWordings {

    static final List<KnownError> ALL = List.of(
            KnownError.of(VERSION_MISMATCH, "InvalidClassException: (?:org\\.apache\\.spark|scala)\\.\\S*; local class incompatible", "A class of Spark or Scala is not the one that wrote the checkpoint").in(STREAMING),
            KnownError.of(CODE_CHANGED, "InvalidClassException: \\S+; (?:local class incompatible|incompatible types for field|class invalid for deserialization|local class name incompatible|no valid constructor)",
                            "A class of the application is not the one that wrote the checkpoint").in(LOG_OF_STREAMING),
            KnownError.of(CODE_CHANGED, "(?:Invalid|Illegal) lambda deserialization", "A function that the checkpoint names is no longer in the application").in(LOG_OF_STREAMING),
            KnownError.of(CODE_CHANGED, "cannot assign instance of (?:java\\.lang\\.invoke\\.SerializedLambda|scala\\.collection\\.immutable\\.List\\$SerializationProxy|scala\\.collection\\.generic\\.DefaultSerializationProxy) to field",
                            "A function or class that the checkpoint names is not on the class path, or was renamed").in(LOG_OF_STREAMING),
            KnownError.of(CODE_CHANGED, "cannot assign instance of \\S+ to field \\S+ of type", "A field of a class has another type than in the checkpoint").in(CHECKPOINTING),
            KnownError.of(CODE_CHANGED, "ClassNotFoundException: (?!org\\.apache\\.spark)\\S+|NoClassDefFoundError|TypeNotPresentException", "A class that the checkpoint names is not on the class path").in(CHECKPOINT_CODE),
            KnownError.of(VERSION_MISMATCH, "ClassNotFoundException: org\\.apache\\.spark\\.\\S+", "A class of Spark that the checkpoint names is not on the class path").in(CHECKPOINT_CODE),
            KnownError.of(VERSION_MISMATCH, "NoSuchMethodError|AbstractMethodError|IncompatibleClassChangeError|NoSuchFieldError|UnsupportedClassVersionError", "Libraries of different Spark or Scala versions are mixed").in(CHECKPOINT_CODE),
            KnownError.of(CODE_CHANGED, "org\\.apache\\.spark\\.streaming\\.\\S*DStream@\\w+ has not been initialized", "A stream was added outside of the function that creates the context, after recovery from a checkpoint")
                    .remedy("Define all streams and outputs inside the function that is given to getOrCreate; what recovers from a checkpoint cannot be added to. For new code start a new checkpoint."),
            KnownError.of(CODE_CHANGED, "This RDD lacks a SparkContext|RDD transformations and actions (?:can only be|are NOT) invoked by the driver|SPARK-13758|SPARK-5063", "A function of the recovered streams uses an RDD"
                            + " that was made outside of them, and RDDs do not survive recovery").in(LOG_OF_STREAMING)
                    .remedy("Make such RDDs inside transform or foreachRDD, from rdd.sparkContext, when they are first needed."),
            KnownError.of(CODE_CHANGED, "Failed to get broadcast_\\d+_piece\\d+|Accumulator must be registered before send to executor", "A function of the recovered streams uses a broadcast value or accumulator,"
                            + " and these do not survive recovery").in(LOG_OF_STREAMING).remedy("Make broadcast values and accumulators in a lazily filled singleton, when they are first needed."),
            KnownError.of(CODE_CHANGED, "Adding new inputs, transformations, and output operations after (?:starting|stopping) a context is not supported", "Streams were added after the context was started"),
            KnownError.of(SERIALIZATION, "DStreams with their functions are not serializable", "Checkpoints are on, and a function of the streams holds an object that cannot be serialized"),
            KnownError.of(SERIALIZATION, "queueStream doesn'?t support checkpointing", "A queueStream is part of the streams, and it cannot be recovered from a checkpoint")
                    .remedy("Use queueStream in tests without checkpoints only."),
            KnownError.of(SERIALIZATION, "NotSerializableException", "A function holds an object that cannot be serialized").in(SPARK),
            KnownError.of(SERIALIZATION, "Task not serializable", "A function holds an object that cannot be serialized"),
            KnownError.of(SERIALIZATION, "is being serialized ?possibly as a part of closure of an RDD operation|Graph is unexpectedly null when DStream is being serialized", "A function holds a stream or its context"),
            KnownError.of(SERIALIZATION, "Kryo serialization failed: Buffer overflow", "A record is larger than Kryo's buffer").in(STREAMING).remedy("Raise spark.kryoserializer.buffer.max, or keep smaller values in the state."),
            KnownError.of(SERIALIZATION, "Encountered unregistered class ID|Class is not registered: ", "Kryo meets a class that it does not know: classes are registered in another order than when the checkpoint was written")
                    .in(CHECKPOINTING).remedy("Register classes with fixed numbers, in the order in which they were registered when the checkpoint was written."),
            KnownError.of(CODE_CHANGED, "Failed to read checkpoint from directory|Could not read checkpoint", "No checkpoint file of the application could be read; the message does not say why").as(VAGUE)
                    .remedy("Look at the warnings above it: each tells why one checkpoint file was not read. inspect reads the files without the application; check-jar holds them against a jar."));

    private CodeWordings() {}
}
