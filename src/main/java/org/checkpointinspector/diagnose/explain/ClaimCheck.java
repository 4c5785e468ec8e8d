package org.checkpointinspector.diagnose.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkpointinspector.inspect.Cause;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Health;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.Verdict;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Listing;

/** Holds what an error text claims against the checkpoint as it is now: is that file really gone, is it damaged, and does an inspection agree. */
public final class ClaimCheck {

    private final Explanation claim;
    private final Inspection inspection;

    private ClaimCheck(Explanation claim, Inspection inspection) {
        this.claim = claim;
        this.inspection = inspection;
    }

    /** The explanation with evidence {@code checkpoint}: location, verdict, what became of each file that is named, and {@code agrees} with a sentence. */
    public static Explanation check(Explanation claim, Inspection inspection) {
        return claim.with("checkpoint", new ClaimCheck(claim, inspection).told());
    }

    private Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("location", inspection.listing().location().toUri());
        Optional<CheckpointInspection> judged = inspection.checkpoints().stream().filter(each -> each.verdict() != null).findFirst();
        if (judged.isEmpty()) {
            told.put("agrees", "unknown");
            told.put("words", "There is no checkpoint at this place.");
            return told;
        }
        CheckpointInspection checkpoint = judged.get();
        told.put("verdict", String.valueOf(checkpoint.verdict()));
        List<Map<String, Object>> files = files(checkpoint);
        told.put("files", files);
        Cause cause = checkpoint.cause();
        if (cause != null) {
            told.put("causePath", cause.path());
            told.put("causeReason", cause.reason());
        }
        judge(told, checkpoint, files);
        return told;
    }

    /** What became of each file that the text names, as far as its path can be found in the checkpoint. */
    private List<Map<String, Object>> files(CheckpointInspection checkpoint) {
        List<Map<String, Object>> files = new ArrayList<>();
        List<String> paths = new ArrayList<>(claim.paths());
        if (paths.isEmpty() && claim.cause() == FailureCause.FILE_MISSING && claim.batch() != null) {
            paths.add("/offsets/" + claim.batch());
        }
        for (String path : paths) {
            String inside = inside(path, checkpoint.checkpoint().path());
            if (!inside.isEmpty()) {
                files.add(file(inside, checkpoint));
            }
        }
        return files;
    }

    private Map<String, Object> file(String inside, CheckpointInspection checkpoint) {
        Map<String, Object> file = new LinkedHashMap<>();
        String folder = checkpoint.checkpoint().path();
        Listing listing = inspection.listing();
        String listed = folder.isEmpty() ? inside : folder + "/" + inside;
        Optional<FileEntry> entry = listing.file(listed);
        boolean isFolder = listing.folder(listed).isPresent();
        file.put("path", inside);
        file.put("there", entry.isPresent() || isFolder);
        entry.ifPresent(found -> {
            file.put("bytes", found.bytes());
            file.put("health", health(inside, checkpoint).name());
        });
        return file;
    }

    private static Health health(String path, CheckpointInspection checkpoint) {
        for (CheckpointInspection.FileReport report : checkpoint.files()) {
            if (report.file().path().equals(path)) {
                return report.health();
            }
        }
        return Health.NOT_NEEDED;
    }

    /** The end of a path that lies in the checkpoint: the job may have known it at another place. */
    private static String inside(String path, String folder) {
        String[] names = path.replaceFirst("^[a-zA-Z][\\w+.-]*:/*", "/").split("/");
        for (int i = 0; i < names.length; i++) {
            boolean root = names[i].matches("offsets|commits|sources|state|metadata|_spark_metadata|receivedData|receivedBlockMetadata|checkpoint-\\d+(?:\\.bk)?|[0-9a-f]{8}-[0-9a-f-]{27}");
            if (root && !(i == names.length - 1 && names[i].equals("state"))) {
                return String.join("/", List.of(names).subList(i, names.length));
            }
        }
        return "";
    }

    private void judge(Map<String, Object> told, CheckpointInspection checkpoint, List<Map<String, Object>> files) {
        boolean missing = files.stream().anyMatch(file -> file.get("there").equals(false));
        boolean damaged = files.stream().anyMatch(file -> Health.DAMAGED.name().equals(file.get("health")));
        boolean fails = checkpoint.verdict() == Verdict.FAILS;
        String named = files.isEmpty() ? "" : files.get(0).get("path").toString();
        boolean sameFile = files.stream().anyMatch(file -> aboutFile(checkpoint, file.get("path").toString()));
        switch (claim.cause()) {
            case FILE_MISSING -> say(told, missing, files.isEmpty() && !fails,
                    named + " is missing now, too.", fails ? "What the text names is there now; inspect finds another cause." : "What the text names is there now, and nothing keeps Spark from restarting.");
            case CORRUPTION, VERSION_MISMATCH, SINK_LOG -> say(told, damaged || missing || sameFile || files.isEmpty() && fails, files.isEmpty() && !fails,
                    damaged ? named + " is damaged now, too." : "inspect finds the checkpoint at fault, too.",
                    "What the text names is whole now: it was mended or replaced, or was damaged only where it was read.");
            case NOT_RECOGNISED -> say(told, !fails, false, "The checkpoint is not at fault, as far as inspect can tell.", "The text does not tell of it, but the checkpoint is at fault: see cause.");
            default -> say(told, true, true, "", fails ? "Files cannot prove this; but the checkpoint itself is at fault, too: see cause." : "Files cannot prove this; the checkpoint itself is in order, as far as inspect read it.");
        }
    }

    private static boolean aboutFile(CheckpointInspection checkpoint, String path) {
        Cause cause = checkpoint.cause();
        return cause != null && cause.path().equals(path) || checkpoint.findings().stream().map(Finding::path).anyMatch(path::equals);
    }

    private static void say(Map<String, Object> told, boolean agrees, boolean open, String yes, String no) {
        told.put("agrees", open ? "unknown" : agrees ? "yes" : "no");
        told.put("words", agrees && !open ? yes : no);
    }
}
