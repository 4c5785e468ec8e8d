package org.checkpointinspector.diagnose.advice;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Application;
import org.checkpointinspector.inspect.Mask;
import org.checkpointinspector.inspect.Severity;

/** Credentials in the stored configuration of an application. */
public final class StoredSecretsRule implements AdviceRule {

    /** Those that hold a secret itself, not the name of a class or the place of a file. */
    private static final Pattern SECRET = Pattern.compile("(?i)(secret\\.key|access\\.key|passw(or)?d|session\\.token|account\\.key|secret)$");

    private static final RuleText TEXT = new RuleText(
            "dstream.stored-credentials",
            Severity.INFO,
            "The checkpoint file holds credentials, in plain text.",
            "Nothing; whoever may read the file may read them. After a recovery the old ones are used, not those of the new "
                    + "submission.",
            "Take secrets out of the Spark configuration (credential providers, keytab); change the ones that were stored; "
                    + "restrict who may read the folder.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        Application application = facts.inspection().application();
        if (application == null) {
            return;
        }
        List<String> names = application.conf().entrySet().stream().filter(entry -> Mask.STANDARD.isSecret(entry.getKey()) && SECRET.matcher(entry.getKey()).find())
                .map(Map.Entry::getKey).sorted().toList();
        if (!names.isEmpty()) {
            advice.on(String.valueOf(application.recoveryFile()))
                    .says("Its configuration names " + String.join(", ", names) + "; the values are in the file as they were.")
                    .proof("settings", names)
                    .add();
        }
    }
}
