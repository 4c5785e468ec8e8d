package org.checkpointinspector.diagnose.advice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.layout.LogFolder;
import org.checkpointinspector.storage.Access;
import org.jspecify.annotations.Nullable;

/**
 * Who owns the parts of a checkpoint: its folders and the newest file of each log, so seven calls at most.
 *
 * @param owners a path for each owner, in the order seen
 * @param folders those that could be asked
 * @param writer owner of the newest planned batch; null where not known
 * @param byPath owner by path
 * @param isHdfs whether {@code hdfs dfs} serves it
 */
record Ownership(Map<String, List<String>> owners, List<String> folders, @Nullable String writer, boolean isHdfs) {

    static Ownership of(Facts facts) {
        Map<String, List<String>> owners = new LinkedHashMap<>();
        List<String> folders = new ArrayList<>();
        String writer = null;
        if (facts.access("").map(Access::owner).isEmpty()) {
            return new Ownership(owners, folders, null, false);
        }
        for (String folder : List.of("", "offsets", "commits", "state")) {
            if (folder.isEmpty() || facts.folder().folder(folder).isPresent()) {
                owner(facts, folder).ifPresent(owner -> {
                    folders.add(folder);
                    owners.computeIfAbsent(owner, name -> new ArrayList<>()).add(folder.isEmpty() ? "." : folder);
                });
            }
        }
        for (String log : List.of("offsets", "commits")) {
            Optional<String> newest = LogFolder.plain(facts.folder().folder(log)).newest().map(file -> facts.relative(file.entry().path()));
            Optional<String> owner = newest.flatMap(path -> owner(facts, path));
            owner.ifPresent(name -> owners.computeIfAbsent(name, user -> new ArrayList<>()).add(newest.get()));
            writer = log.equals("offsets") ? owner.orElse(null) : writer;
        }
        if (facts.folder().file("metadata").isPresent()) {
            owner(facts, "metadata").ifPresent(owner -> owners.computeIfAbsent(owner, name -> new ArrayList<>()).add("metadata"));
        }
        return new Ownership(owners, folders, writer, isHdfs(facts));
    }

    private static Optional<String> owner(Facts facts, String path) {
        return facts.access(path).map(Access::owner);
    }

    static boolean isHdfs(Facts facts) {
        return !facts.location().isLocal();
    }

    /** The owner of most of the parts. */
    String usualOwner() {
        return owners.entrySet().stream().max(Comparator.comparingInt(entry -> entry.getValue().size())).orElseThrow().getKey();
    }

    /** A part that somebody else owns, as a path of a finding. */
    String firstNotOf(String owner) {
        String path = owners.entrySet().stream().filter(entry -> !entry.getKey().equals(owner)).findFirst().orElseThrow().getValue().get(0);
        return path.equals(".") ? "" : path;
    }

    /** Whether the mode denies a user to write; never said where a group or an access list may allow it. */
    static boolean deniesWrite(Access access, String user) {
        String mode = access.mode();
        if (mode == null || mode.length() < 9 || access.facts().containsKey("ACL")) {
            return false;
        }
        boolean others = mode.charAt(7) == 'w';
        boolean group = mode.charAt(4) == 'w';
        return user.equals(access.owner()) ? mode.charAt(1) != 'w' : !others && !group;
    }
}
