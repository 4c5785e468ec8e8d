package org.checkpointinspector.layout;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names the files of a Spark Streaming application's checkpoint. */
final class DStreamRoles {

    private static final Pattern CHECKPOINT = Pattern.compile("checkpoint-(\\d{1,18})(\\.bk)?");
    private static final Pattern RDD = Pattern.compile("rdd-\\d+");
    private static final Pattern PART = Pattern.compile("part-(\\d{1,9})");
    private static final Pattern ATTEMPT = Pattern.compile("\\.part-\\d+-attempt-\\d+(?:-.*)?");
    private static final Pattern WAL = Pattern.compile("log-(\\d{1,18})-(\\d{1,18})");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private DStreamRoles() {}

    static CheckpointFile of(String[] parts, FileAddress address) {
        return switch (parts.length) {
            case 1 -> ofTop(parts[0], address);
            case 2 -> parts[0].equals("receivedBlockMetadata") ? ofWal(Role.WAL_BLOCK_METADATA, parts[1], address) : address.as(Role.UNKNOWN);
            case 3 -> parts[0].equals("receivedData") && NUMBER.matcher(parts[1]).matches()
                    ? ofWal(Role.WAL_RECEIVED_DATA, parts[2], address.source(parts[1]))
                    : ofRdd(parts, address);
            default -> address.as(Role.UNKNOWN);
        };
    }

    private static CheckpointFile ofTop(String name, FileAddress address) {
        if (name.equals("temp")) {
            return address.as(Role.TEMPORARY);
        }
        Matcher matcher = CHECKPOINT.matcher(name);
        if (!matcher.matches()) {
            return address.as(Role.UNKNOWN);
        }
        return address.batch(Long.parseLong(matcher.group(1))).as(matcher.group(2) == null ? Role.DSTREAM_CHECKPOINT : Role.DSTREAM_BACKUP);
    }

    private static CheckpointFile ofWal(Role role, String name, FileAddress address) {
        Matcher matcher = WAL.matcher(name);
        return matcher.matches() ? address.batch(Long.parseLong(matcher.group(1))).as(role) : address.as(Role.UNKNOWN);
    }

    private static CheckpointFile ofRdd(String[] parts, FileAddress address) {
        if (!RDD.matcher(parts[1]).matches()) {
            return address.as(Role.UNKNOWN);
        }
        Matcher part = PART.matcher(parts[2]);
        if (part.matches()) {
            return address.partition(Integer.parseInt(part.group(1))).as(Role.RDD_PARTITION);
        }
        if (ATTEMPT.matcher(parts[2]).matches()) {
            return address.as(Role.TEMPORARY);
        }
        return address.as(parts[2].equals("_partitioner") ? Role.RDD_PARTITIONER : Role.UNKNOWN);
    }
}
