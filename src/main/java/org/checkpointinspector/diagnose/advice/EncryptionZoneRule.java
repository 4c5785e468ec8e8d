package org.checkpointinspector.diagnose.advice;

import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Severity;

/** A checkpoint in an encryption zone of HDFS ({@code FileStatus.isEncrypted}): good for the state in it, and worth knowing before it is moved. */
public final class EncryptionZoneRule implements AdviceRule {

    private static final RuleText TEXT = new RuleText(
            "storage.encryption-zone",
            Severity.INFO,
            "The checkpoint lies in an encryption zone of HDFS.",
            "Nothing, as long as the key server answers; else no file can be opened: \"AuthorizationException: User … is not allowed to do 'DECRYPT_EEK' on …\" or a connection refused by the KMS.",
            "Give the job's user DECRYPT_EEK on the key of the zone. Keep backups in the same zone: a rename out of it is refused (\"can't be moved from an encryption zone\"), and a copy "
                    + "elsewhere is in plain text.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        if (facts.location().isLocal()) {
            return;
        }
        facts.access("").map(access -> access.facts().get("Encryption")).ifPresent(zone -> advice.on("")
                .says("The files are encrypted: who restarts the query needs the key as well as the right to read.")
                .proof("encryption", zone)
                .add(TEXT.todo(), "hdfs crypto -getFileEncryptionInfo -path " + Facts.quoted(facts.location().path())));
    }
}
