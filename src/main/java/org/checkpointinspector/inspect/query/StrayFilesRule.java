package org.checkpointinspector.inspect.query;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.layout.CheckpointFile;
import org.checkpointinspector.layout.FileRoles;
import org.checkpointinspector.layout.Role;
import org.checkpointinspector.layout.StateFileName;
import org.checkpointinspector.storage.Folder;

/** Files that Spark ignores: leftovers of writes that never ended, checksums without their file, names that are no part of a checkpoint. */
final class StrayFilesRule implements RestartRule {

    private static final int NAMED = 5;

    @Override
    public void check(QueryEvidence evidence, Judge judge) {
        Map<Role, List<String>> strays = new EnumMap<>(Role.class);
        collect(evidence, evidence.folder(), strays);
        report(judge, strays, Role.TEMPORARY, "stray.temporary", "left over from writes that never ended");
        report(judge, strays, Role.CHECKSUM, "stray.checksum", "checksum files without the file they belong to");
        report(judge, strays, Role.UNKNOWN, "stray.unknown", "no part of a checkpoint that is known");
    }

    private static void collect(QueryEvidence evidence, Folder folder, Map<Role, List<String>> strays) {
        folder.files().forEach(entry -> {
            // most files of a big checkpoint are versions of state
            if (StateFileName.parse(entry.name()).isPresent()) {
                return;
            }
            CheckpointFile file = FileRoles.of(evidence.reads().checkpoint(), entry);
            if (file.role() == Role.TEMPORARY || file.role() == Role.CHECKSUM || file.role() == Role.UNKNOWN) {
                strays.computeIfAbsent(file.role(), role -> new ArrayList<>()).add(file.path());
            }
        });
        folder.folders().forEach(child -> collect(evidence, child, strays));
    }

    private static void report(Judge judge, Map<Role, List<String>> strays, Role role, String rule, String words) {
        List<String> paths = strays.getOrDefault(role, List.of());
        if (!paths.isEmpty()) {
            judge.info(rule, paths.get(0))
                    .says((paths.size() == 1 ? "One file is " : paths.size() + " files are ") + words + "; Spark ignores " + (paths.size() == 1 ? "it." : "them."))
                    .proof("files", paths.size())
                    .proof("first", paths.subList(0, Math.min(NAMED, paths.size())))
                    .add();
        }
    }
}
