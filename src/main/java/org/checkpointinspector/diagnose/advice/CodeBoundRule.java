package org.checkpointinspector.diagnose.advice;

import java.util.List;
import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Application;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Severity;

/** Classes of the application whose serialized form is bound to one build of it. */
public final class CodeBoundRule implements AdviceRule {

    private static final int SHOWN = 20;

    private static final RuleText TEXT = new RuleText(
            "dstream.code-bound",
            Severity.INFO,
            "The checkpoint can only be read with the very classes that wrote it.",
            "InvalidClassException, ClassNotFoundException or \"Failed to read checkpoint from directory\"; with another lambda in "
                    + "the same place even the wrong code, silently.",
            "Before every deployment compare the new jar with this checkpoint; where it does not fit, drain the application, note "
                    + "its offsets and start with an empty folder.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        Application application = facts.inspection().application();
        if (application != null && !application.userClasses().isEmpty()) {
            List<String> names = List.copyOf(application.userClasses().keySet());
            advice.on(String.valueOf(application.recoveryFile()))
                    .says("The file holds objects of " + names.size() + (names.size() == 1 ? " class" : " classes") + " of the application.")
                    .proof("classes", names.subList(0, Math.min(SHOWN, names.size())))
                    .add(TEXT.todo(), "checkpoint-inspector check-jar " + facts.argument() + " app.jar", Finding.Action.CHECK_JAR);
        }
    }
}
