package org.checkpointinspector.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.checkpointinspector.storage.Access;
import org.jspecify.annotations.Nullable;

/**
 * Says of what may not be read or listed to whom it belongs, as whom it was read, and where on the path permissions change: mostly one folder was made
 * by another user than all the rest.
 */
public final class Permissions {

    /** Where a whole tree is denied, the first few tell it all; each costs a question a folder. */
    private static final int MOST = 10;

    private Permissions() {}

    /** The findings, those of the rules {@code permission.*} with more evidence. */
    public static List<Finding> explained(List<Finding> findings, FileReads reads) {
        List<Finding> explained = new ArrayList<>();
        int asked = 0;
        for (Finding finding : findings) {
            explained.add(finding.rule().startsWith("permission.") && asked++ < MOST ? explained(finding, reads) : finding);
        }
        return explained;
    }

    private static Finding explained(Finding finding, FileReads reads) {
        Map<String, Object> evidence = new LinkedHashMap<>(finding.evidence());
        evidence.putAll(of(finding.path(), reads));
        return new Finding(
                finding.rule(), finding.severity(), finding.path(), finding.offset(), finding.summary(), evidence, finding.remedy(), finding.spark());
    }

    /** From the checkpoint down to the path, as far as it shows itself. */
    private static Map<String, String> of(String path, FileReads reads) {
        Map<String, String> evidence = new LinkedHashMap<>();
        String at = "";
        Optional<Access> above = reads.store().access(at);
        above.ifPresent(access -> putIfSaid(evidence, "read as", access.facts().get("Looked at by")));
        String[] names = path.isEmpty() ? new String[0] : path.split("/");
        for (String name : names) {
            String here = at.isEmpty() ? name : at + "/" + name;
            Optional<Access> access = reads.store().access(here);
            if (above.isEmpty() || access.isEmpty()) {
                break;
            }
            if (!words(above.get()).equals(words(access.get()))) {
                evidence.put("permissions change at", here + ": " + words(access.get()) + ", above it " + words(above.get()));
            }
            at = here;
            above = access;
        }
        if (above.isPresent() && above.get().mode() != null) {
            putIfSaid(evidence, "owner", above.get().owner());
            putIfSaid(evidence, "group", above.get().group());
            putIfSaid(evidence, "mode", above.get().mode());
            if (!at.equals(path)) {
                evidence.put("does not show itself below", at.isEmpty() ? "the checkpoint's folder" : at);
            }
        }
        return evidence;
    }

    private static void putIfSaid(Map<String, String> evidence, String name, @Nullable String value) {
        if (value != null) {
            evidence.put(name, value);
        }
    }

    private static String words(Access access) {
        return Objects.requireNonNullElse(access.owner(), "?") + ":" + Objects.requireNonNullElse(access.group(), "?") + " with "
                + Objects.requireNonNullElse(access.mode(), "?");
    }
}
