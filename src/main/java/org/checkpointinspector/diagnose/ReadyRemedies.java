package org.checkpointinspector.diagnose;

import java.util.List;
import java.util.Set;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Finding.Action;
import org.checkpointinspector.inspect.Finding.Remedy;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;

/**
 * The command, and where there is one the action of this program, that belongs to what was found while judging. The rules that judge know the file and Spark, and say in words what
 * helps; which way back there is, and how the place is named on a command line, is known only once the whole checkpoint was judged.
 */
final class ReadyRemedies {

    /** A file that does harm by being there. */
    private static final Set<String> IN_THE_WAY = Set.of("state.name", "state.maintenance", "offsets.name", "sidecar.left", "dstream.name", "dstream.error", "dstream.rdd.name", "dstream.renamed");
    /** Damage that an older batch has as well. */
    private static final Set<String> OF_EVERY_BATCH = Set.of("metadata.damaged", "metadata.missing", "damaged.not-needed", "state.absent", "commits.none");

    private final Facts facts;

    ReadyRemedies(Facts facts) {
        this.facts = facts;
    }

    /** The findings, those with something to do with its command. */
    List<Finding> of(List<Finding> findings) {
        return findings.stream().map(this::ready).toList();
    }

    private Finding ready(Finding finding) {
        Remedy remedy = finding.remedy();
        if (remedy == null || remedy.command() != null || remedy.action() != null || finding.severity() == Severity.INFO) {
            return finding;
        }
        Remedy ready = ready(finding, remedy.words());
        return new Finding(finding.rule(), finding.severity(), finding.path(), finding.offset(), finding.summary(), finding.evidence(), ready, finding.spark());
    }

    private Remedy ready(Finding finding, String words) {
        String rule = finding.rule();
        if (rule.startsWith("permission.")) {
            return new Remedy(words, granting(finding));
        } else if (rule.equals("storage.blocks") || rule.equals("storage.open")) {
            String path = Facts.quoted(place(finding).path());
            return new Remedy(words, rule.equals("storage.blocks") ? "hdfs fsck " + path + " -files -blocks -locations" : "hdfs debug recoverLease -path " + path);
        } else if (IN_THE_WAY.contains(rule)) {
            return new Remedy(words, moving(place(finding)));
        } else if (finding.severity() == Severity.ERROR || finding.severity() == Severity.LOSS || OF_EVERY_BATCH.contains(rule)) {
            return OF_EVERY_BATCH.contains(rule) ? restoring(words) : wayBack(words);
        }
        return rule.startsWith("offsets.") && facts.isQuery() ? new Remedy(words, command("offsets"), Action.EXPORT_OFFSETS) : new Remedy(words, null);
    }

    /** Back to the newest batch that is whole; where none is, from a backup; where there can be none, on with a new checkpoint. */
    private Remedy wayBack(String words) {
        Long good = facts.inspection().progress().lastGoodBatch();
        if (good != null && good < facts.newestBatch()) {
            return new Remedy(words, command("rollback") + " --to " + good, Action.ROLL_BACK);
        } else if (facts.isQuery() && good == null && !facts.offsets().isEmpty()) {
            return new Remedy(words, command("offsets") + " --batch " + facts.offsets().lastKey(), Action.EXPORT_OFFSETS);
        }
        return restoring(words);
    }

    private Remedy restoring(String words) {
        return new Remedy(words, "checkpoint-inspector restore BACKUP " + facts.argument(), Action.RESTORE);
    }

    private String command(String name) {
        return "checkpoint-inspector " + name + " " + facts.argument();
    }

    private Location place(Finding finding) {
        return facts.location().resolve(finding.path());
    }

    /** Lets whoever looks look, and nobody do more. */
    private @Nullable String granting(Finding finding) {
        Object reader = finding.evidence().get("read as");
        String user = reader == null ? "USER" : Facts.quoted(reader.toString());
        Location place = place(finding);
        return switch (place.scheme()) {
            case "file" -> "setfacl -R -m u:" + user + ":rX " + Facts.quoted(place.toString());
            case "hdfs", "webhdfs", "swebhdfs" -> "hdfs dfs -setfacl -R -m user:" + user + ":r-x " + Facts.quoted(place.toString());
            case "s3a" -> "aws iam simulate-principal-policy --policy-source-arn ARN --action-names s3:ListBucket s3:GetObject --resource-arns "
                    + Facts.quoted("arn:aws:s3:::" + place.authority() + place.path());
            default -> null;
        };
    }

    /** Moves one file out of the checkpoint, beside it. */
    private String moving(Location file) {
        Location checkpoint = facts.location();
        Location aside = new Location(checkpoint.scheme(), checkpoint.authority(), checkpoint.path() + "_aside");
        String from = Facts.quoted(file.toString());
        String to = Facts.quoted(aside + "/");
        return switch (file.scheme()) {
            case "file" -> "mkdir -p " + to + " && mv " + from + " " + to;
            case "s3a" -> "aws s3 mv " + from.replaceFirst("s3a:", "s3:") + " " + to.replaceFirst("s3a:", "s3:");
            default -> "hdfs dfs -mkdir -p " + to + " && hdfs dfs -mv " + from + " " + to;
        };
    }
}
