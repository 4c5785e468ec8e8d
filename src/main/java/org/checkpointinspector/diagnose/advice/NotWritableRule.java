package org.checkpointinspector.diagnose.advice;

import java.util.Set;
import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.storage.Access;

/** The user who wrote the newest file may not write beside it any more. */
public final class NotWritableRule implements AdviceRule {

    /** They may write whatever the mode says. */
    private static final Set<String> SUPERUSERS = Set.of("root", "hdfs");

    private static final RuleText TEXT = new RuleText(
            "permission.not-writable",
            Severity.WARNING,
            "The user who runs the query may not write into one of its folders.",
            "AccessControlException: Permission denied: user=…, access=WRITE, inode=… at the first batch.",
            "Give the folder back to the user who runs the query.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        Ownership ownership = Ownership.of(facts);
        String writer = ownership.writer();
        if (writer == null || SUPERUSERS.contains(writer)) {
            return;
        }
        for (String folder : ownership.folders()) {
            Access access = facts.access(folder).orElseThrow();
            if (Ownership.deniesWrite(access, writer)) {
                String place = Facts.quoted(facts.location().resolve(folder).toString());
                boolean own = writer.equals(access.owner());
                String command = (ownership.isHdfs() ? "hdfs dfs -" : "") + (own ? "chmod u+rwx " : "chown " + Facts.quoted(writer) + " ") + place;
                advice.on(folder)
                        .says("The newest batch was planned by " + writer + ", and " + (folder.isEmpty() ? "the checkpoint folder" : folder) + " belongs to " + access.owner() + ":"
                                + access.group() + " with " + access.mode() + ": " + writer + " may not write there any more.")
                        .proof("user", writer)
                        .proof("owner", access.owner())
                        .proof("group", access.group())
                        .proof("mode", access.mode())
                        .add(TEXT.todo(), command);
                return;
            }
        }
    }
}
