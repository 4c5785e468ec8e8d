package org.checkpointinspector.layout;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkpointinspector.storage.FileEntry;
import org.jspecify.annotations.Nullable;

/** Names the role of each file of a checkpoint, by its path alone. */
public final class FileRoles {

    private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /**
     * Names of writes that never ended: {@code .N.<uuid>.tmp}, with the task's {@code .TID<n>}, {@code .<uuid>.tmp} up to 2.3, their checksum companions,
     * and {@code temp-<random>} of the state stores up to 2.3.
     */
    private static final Pattern TEMPORARY =
            Pattern.compile("\\.+(?:.+\\.)?" + UUID + "(?:\\.TID\\d+)?\\.tmp(?:\\.crc)?|(?:\\d+\\.snapshot\\.)?temp--?\\d+");

    private static final Pattern CHECKSUM = Pattern.compile("\\..+\\.crc|\\d+(?:_" + UUID + ")?\\.(?:delta|snapshot|zip|changelog)\\.crc");

    private static final Pattern SCHEMA_NAME = Pattern.compile("(\\d{1,18})_(" + UUID + ")");

    private FileRoles() {}

    /** Names a file of a checkpoint. */
    public static CheckpointFile of(Checkpoint checkpoint, FileEntry entry) {
        String path = checkpoint.path().isEmpty() ? entry.path() : entry.path().substring(checkpoint.path().length() + 1);
        return of(checkpoint.kind(), path, entry);
    }

    /** Names a file by its path relative to the checkpoint's folder. */
    public static CheckpointFile of(Checkpoint.Kind kind, String path, FileEntry entry) {
        FileAddress address = new FileAddress(entry, path);
        String name = entry.name();
        // the patterns are for the few; a checkpoint may hold a million other names
        if ((name.charAt(0) == '.' || name.contains("temp-")) && TEMPORARY.matcher(name).matches()) {
            return address.as(Role.TEMPORARY);
        }
        if (name.endsWith(".crc") && CHECKSUM.matcher(name).matches()) {
            return address.as(Role.CHECKSUM);
        }
        String[] parts = path.split("/");
        return switch (kind) {
            case STRUCTURED_STREAMING -> ofQuery(parts, address);
            case DSTREAM -> DStreamRoles.of(parts, address);
            case FILE_SINK_LOG -> parts.length == 1 ? logFile(Role.SINK_LOG, name, address).orElse(address.as(Role.UNKNOWN)) : address.as(Role.UNKNOWN);
        };
    }

    private static CheckpointFile ofQuery(String[] parts, FileAddress address) {
        return switch (parts[0]) {
            case "metadata" -> address.as(parts.length == 1 ? Role.QUERY_METADATA : Role.UNKNOWN);
            case "offsets" -> ofPlainLog(Role.OFFSET_LOG, parts, address);
            case "commits" -> ofPlainLog(Role.COMMIT_LOG, parts, address);
            case "sources" -> ofSource(parts, address);
            case "state" -> ofState(parts, address);
            default -> address.as(Role.UNKNOWN);
        };
    }

    private static CheckpointFile ofPlainLog(Role role, String[] parts, FileAddress address) {
        OptionalLong id = parts.length == 2 ? LogFolder.idOf(parts[1]) : OptionalLong.empty();
        return id.isPresent() ? address.batch(id.getAsLong()).as(role) : address.as(Role.UNKNOWN);
    }

    private static CheckpointFile ofSource(String[] parts, FileAddress address) {
        if (parts.length < 3) {
            return address.as(Role.UNKNOWN);
        }
        address.source(parts[1]);
        Optional<CheckpointFile> log = parts.length == 3 ? logFile(Role.SOURCE_LOG, parts[2], address) : Optional.empty();
        return log.orElseGet(() -> address.as(Role.SOURCE_PRIVATE));
    }

    private static Optional<CheckpointFile> logFile(Role role, String name, FileAddress address) {
        boolean compact = name.endsWith(".compact");
        OptionalLong id = LogFolder.idOf(compact ? name.substring(0, name.length() - ".compact".length()) : name);
        return id.isPresent() ? Optional.of(address.batch(id.getAsLong()).compact(compact).as(role)) : Optional.empty();
    }

    private static CheckpointFile ofState(String[] parts, FileAddress address) {
        if (parts.length < 4 || !isNumber(parts[1])) {
            return address.as(Role.UNKNOWN);
        }
        address.operator(Integer.parseInt(parts[1]));
        if (parts[2].equals("_metadata")) {
            return ofOperatorMetadata(parts, address);
        }
        if (parts[2].equals("_stateSchema")) {
            return ofOperatorSchema(parts, address);
        }
        return isNumber(parts[2]) ? ofPartition(parts, address.partition(Integer.parseInt(parts[2]))) : address.as(Role.UNKNOWN);
    }

    private static CheckpointFile ofOperatorMetadata(String[] parts, FileAddress address) {
        if (parts.length == 4 && parts[3].equals("metadata")) {
            return address.as(Role.OPERATOR_METADATA);
        }
        OptionalLong batch = parts.length == 5 && parts[3].equals("v2") ? LogFolder.idOf(parts[4]) : OptionalLong.empty();
        return batch.isPresent() ? address.batch(batch.getAsLong()).as(Role.OPERATOR_METADATA) : address.as(Role.UNKNOWN);
    }

    private static CheckpointFile ofOperatorSchema(String[] parts, FileAddress address) {
        Matcher name = SCHEMA_NAME.matcher(parts[parts.length - 1]);
        if (parts.length != 5 || !name.matches()) {
            return address.as(Role.UNKNOWN);
        }
        return address.store(parts[3]).batch(Long.parseLong(name.group(1))).uniqueId(name.group(2)).as(Role.STATE_SCHEMA);
    }

    /** Files of a partition: {@code state/op/part[/store]/…}. */
    private static CheckpointFile ofPartition(String[] parts, FileAddress address) {
        int last = parts.length - 1;
        String parent = parts[last - 1];
        boolean inSubfolder = parent.equals("_metadata") || parent.equals("SSTs") || parent.equals("logs");
        int levels = inSubfolder ? last - 4 : last - 3;
        if (levels < 0 || levels > 1) {
            return address.as(Role.UNKNOWN);
        }
        address.store(levels == 1 ? parts[3] : StateLayout.DEFAULT_STORE);
        if (inSubfolder) {
            return address.as(roleInSubfolder(parent, parts[last]));
        }
        @Nullable StateFileName name = StateFileName.parse(parts[last]).orElse(null);
        return name == null ? address.as(Role.UNKNOWN) : address.version(name.version()).uniqueId(name.uniqueId()).as(name.role());
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    private static Role roleInSubfolder(String parent, String name) {
        return switch (parent) {
            case "_metadata" -> name.equals("schema") ? Role.STATE_SCHEMA : Role.UNKNOWN;
            case "SSTs" -> name.endsWith(".sst") ? Role.STATE_ROCKSDB_SST : Role.UNKNOWN;
            default -> name.endsWith(".log") ? Role.STATE_ROCKSDB_LOG : Role.UNKNOWN;
        };
    }
}
