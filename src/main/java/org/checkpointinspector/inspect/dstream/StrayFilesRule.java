package org.checkpointinspector.inspect.dstream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.EnumMap;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.layout.CheckpointFile;
import org.checkpointinspector.layout.FileRoles;
import org.checkpointinspector.layout.Role;
import org.checkpointinspector.storage.Folder;

/** Files that Spark ignores: leftovers of writes, checksums without their file, names that are no part of a checkpoint. */
final class StrayFilesRule implements RecoveryRule {

    private static final int NAMED = 5;

    @Override
    public void check(DStreamEvidence evidence, Recovery recovery, Judge judge) {
        Map<Role, List<String>> strays = new EnumMap<>(Role.class);
        collect(evidence, evidence.folder(), strays);
        report(judge, strays.get(Role.TEMPORARY), "stray.temporary", "left over from writes that never ended");
        report(judge, strays.get(Role.CHECKSUM), "stray.checksum", "checksum files without the file they belong to");
        report(judge, strays.get(Role.UNKNOWN), "stray.unknown", "no part of a checkpoint that is known");
    }

    private static void collect(DStreamEvidence evidence, Folder folder, Map<Role, List<String>> strays) {
        folder.files().forEach(entry -> {
            CheckpointFile file = FileRoles.of(evidence.reads().checkpoint(), entry);
            boolean stray = file.role() == Role.TEMPORARY || file.role() == Role.CHECKSUM || file.role() == Role.UNKNOWN;
            if (stray && CheckpointName.of(entry).isEmpty()) {
                strays.computeIfAbsent(file.role(), role -> new ArrayList<>()).add(file.path());
            }
        });
        folder.folders().forEach(child -> collect(evidence, child, strays));
    }

    private static void report(Judge judge, @org.jspecify.annotations.Nullable List<String> paths, String rule, String words) {
        if (paths != null) {
            judge.info(rule, paths.get(0))
                    .says((paths.size() == 1 ? "One file is " : paths.size() + " files are ") + words + "; Spark ignores " + (paths.size() == 1 ? "it." : "them."))
                    .proof("files", paths.size())
                    .proof("first", paths.subList(0, Math.min(NAMED, paths.size())))
                    .add();
        }
    }
}
