package org.checkpointinspector.diagnose.advice;

import java.util.List;
import java.util.Set;
import org.checkpointinspector.decode.dstream.ClassInFile;
import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Severity;

/** A function that drags the object around it into the checkpoint. */
public final class OuterClassRule implements AdviceRule {

    private static final int SHOWN = 10;
    private static final Set<String> OUTER = Set.of("this$0", "$outer");

    private static final RuleText TEXT = new RuleText(
            "dstream.outer-class",
            Severity.INFO,
            "A function of the application carries the object around it into the checkpoint.",
            "Nothing, or \"DStreams with their functions are not serializable\" once the outer class gets a field that cannot be "
                    + "written.",
            "Make the inner class static (in Scala, put the function into an object), or copy the fields that it needs into local "
                    + "values first.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        List<ObjectPaths.Found> found = ObjectPaths.search(facts, object -> ClassInFile.isUsers(object.type().name())
                && object.segments().stream().flatMap(segment -> segment.type().fields().stream()).anyMatch(field -> OUTER.contains(field.name())));
        if (!found.isEmpty()) {
            advice.on(found.get(0).file())
                    .says(found.get(0).object().type().name() + " is an inner class that holds the object around it, which is written with it.")
                    .proof("objects", found.stream().limit(SHOWN).map(ObjectPaths.Found::path).toList())
                    .add();
        }
    }
}
