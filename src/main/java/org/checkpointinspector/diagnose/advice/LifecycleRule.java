package org.checkpointinspector.diagnose.advice;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;

/** What is missing is older than a round number of days, and nothing older is left. */
public final class LifecycleRule implements AdviceRule {

    private static final long DAY_MS = 86_400_000;
    private static final List<Long> USUAL_DAYS = List.of(7L, 14L, 30L, 60L, 90L, 180L, 365L);
    private static final Pattern MISSING = Pattern.compile("metadata\\.missing|state\\..*missing|state\\.absent|sources\\..*missing|operator\\..*missing");

    private static final RuleText TEXT = new RuleText(
            "storage.lifecycle",
            Severity.INFO,
            "A clean-up rule of the store may have removed what is missing.",
            "Whatever it says of the file that is missing.",
            "Bring the files back from older versions or the trash, and take the folder out of the clean-up rule: age says nothing "
                    + "about need here.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        boolean missing = facts.inspection().findings().stream().anyMatch(finding -> MISSING.matcher(finding.rule()).matches());
        CheckpointInspection.Progress progress = facts.inspection().progress();
        if (!missing || !facts.isQuery() || !facts.trend().fileTimes() || progress.latestOffsetBatch() == null) {
            return;
        }
        long age = facts.nowMs() - oldest(facts.folder());
        for (long days : USUAL_DAYS) {
            if (age <= days * DAY_MS && age > (days - 1) * DAY_MS && facts.nowMs() - facts.folder().newestMs() < DAY_MS) {
                advice.on("")
                        .says("Nothing here is older than " + days + " days, though the query is; files that are needed for longer are missing.")
                        .proof("oldest file, days", String.format(Locale.ROOT, "%.1f", age / (double) DAY_MS))
                        .add();
            }
        }
    }

    private static long oldest(Folder folder) {
        long here = folder.files().stream().mapToLong(FileEntry::modifiedMs).min().orElse(Long.MAX_VALUE);
        return folder.folders().stream().mapToLong(LifecycleRule::oldest).reduce(here, Math::min);
    }
}
