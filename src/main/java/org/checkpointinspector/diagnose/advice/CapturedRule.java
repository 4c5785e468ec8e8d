package org.checkpointinspector.diagnose.advice;

import java.util.regex.Pattern;
import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Severity;
import org.jspecify.annotations.Nullable;

/** Objects in the application's functions that mean nothing after a recovery. */
public final class CapturedRule implements AdviceRule {

    private static final int SHOWN = 10;
    private static final Pattern BROADCAST = Pattern.compile("^org\\.apache\\.spark\\.(broadcast\\.|util\\.(Long|Double|Collection)Accumulator$)");
    private static final Pattern CONTEXT = Pattern.compile("^org\\.apache\\.spark\\.(SparkContext|sql\\.(classic\\.)?(SparkSession|SQLContext|Dataset)|api\\.java\\.JavaSparkContext)$");
    private static final Pattern LOGGER = Pattern.compile("^(org\\.slf4j|org\\.apache\\.log4j|org\\.apache\\.logging|ch\\.qos\\.logback|com\\.typesafe\\.scalalogging)\\.");
    private static final Pattern CONNECTION = Pattern.compile("^(java\\.net\\.|java\\.nio\\.channels|javax\\.sql|redis\\.clients|com\\.mongodb|org\\.apache\\.http|software\\.amazon\\.awssdk|com\\.amazonaws)"
            + "|(Connection|DataSource|Client|Session|Socket|Producer|Consumer|EntityManager|ThreadPool|ExecutorService)$");

    private static final RuleText TEXT = new RuleText(
            "dstream.captured",
            Severity.WARNING,
            "A function of the application carries a connection, client, session, broadcast or the like into the checkpoint.",
            "\"DStreams with their functions are not serializable\" where it cannot be written; where it can, a dead object after "
                    + "the recovery: ClassCastException for a broadcast, a broken connection.",
            "Create it inside foreachPartition, lazily and once a JVM, and mark the field @transient; broadcasts and accumulators "
                    + "through a getOrCreate of their own.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        for (ObjectPaths.Found found : ObjectPaths.search(facts, object -> what(object.type().name()) != null).stream().limit(SHOWN).toList()) {
            String type = found.object().type().name();
            Advice.Draft draft = "a logger".equals(what(type)) ? advice.info(found.file()) : advice.on(found.file());
            draft.says("The checkpoint holds " + what(type) + ": " + type + ", at " + found.path() + ".").proof("object", found.path()).proof("class", type).add();
        }
    }

    /** What a class stands for, by its name; null where it may be serialized as it is. */
    private static @Nullable String what(String type) {
        if (BROADCAST.matcher(type).find()) {
            return "a broadcast or an accumulator";
        } else if (CONTEXT.matcher(type).find()) {
            return "a Spark context or session";
        } else if (type.startsWith("org.apache.spark.") || type.startsWith("java.util.") || type.startsWith("java.lang.") || type.startsWith("scala.")) {
            return null;
        } else if (LOGGER.matcher(type).find()) {
            return "a logger";
        }
        return CONNECTION.matcher(type).find() ? "a connection or client" : null;
    }
}
