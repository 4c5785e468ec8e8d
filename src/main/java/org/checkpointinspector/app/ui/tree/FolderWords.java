package org.checkpointinspector.app.ui.tree;

import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.CheckpointInspection.OperatorSummary;
import org.checkpointinspector.layout.Checkpoint;
import org.jspecify.annotations.Nullable;

/** Says in words what a folder of a checkpoint is, by its path and, where the inspection knows more, by that. */
final class FolderWords {
    private FolderWords() {}

    /**
     * The words for a folder; empty where it is nothing in particular.
     *
     * @param path relative to the checkpoint, empty for the checkpoint itself
     */
    static String of(Checkpoint checkpoint, String path, @Nullable CheckpointInspection found) {
        if (path.isEmpty()) {
            return Texts.text("kind." + checkpoint.kind());
        }
        String[] names = path.split("/");
        return switch (checkpoint.kind()) {
            case STRUCTURED_STREAMING -> ofQuery(names, found);
            case DSTREAM -> ofApplication(names);
            case FILE_SINK_LOG -> "";
        };
    }

    private static String ofQuery(String[] names, @Nullable CheckpointInspection found) {
        return switch (names[0]) {
            case "offsets", "commits" -> names.length == 1 ? Texts.text("folder." + names[0]) : "";
            case "sources" -> names.length == 1 ? Texts.text("folder.sources") : names.length == 2 ? Texts.text("folder.source", names[1]) : "";
            case "state" -> ofState(names, found);
            default -> "";
        };
    }

    private static String ofState(String[] names, @Nullable CheckpointInspection found) {
        String last = names[names.length - 1];
        if (names.length == 1) {
            return Texts.text("folder.state");
        }
        if (names.length == 2) {
            return operator(last, found);
        }
        if (last.equals("_metadata") || last.equals("_stateSchema")) {
            return Texts.text("folder." + last);
        }
        if (names.length == 3 && isNumber(last)) {
            return Texts.text("folder.partition", last);
        }
        boolean store = names.length == 4 && isNumber(names[2]) && !last.equals("SSTs") && !last.equals("logs");
        return store ? Texts.text("folder.store", last) : "";
    }

    private static String operator(String id, @Nullable CheckpointInspection found) {
        if (found != null) {
            for (OperatorSummary one : found.operators()) {
                if (Integer.toString(one.id()).equals(id) && one.name() != null) {
                    return Texts.text("folder.operator.named", id, one.name());
                }
            }
        }
        return isNumber(id) ? Texts.text("folder.operator", id) : "";
    }

    private static String ofApplication(String[] names) {
        String last = names[names.length - 1];
        if (last.startsWith("rdd-")) {
            return Texts.text("folder.rdd", last.substring(4));
        }
        return switch (last) {
            case "receivedData", "receivedBlockMetadata" -> Texts.text("folder." + last);
            default -> "";
        };
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
