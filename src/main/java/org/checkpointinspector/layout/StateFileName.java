package org.checkpointinspector.layout;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a state file: {@code 18.delta}, {@code 18.snapshot}, {@code 18.zip}, {@code 18_<uuid>.changelog} …
 *
 * @param version state version, that is batch + 1
 * @param uniqueId id of checkpoint format 2, null in format 1
 * @param role delta, snapshot, changelog or RocksDB snapshot
 */
public record StateFileName(long version, @Nullable String uniqueId, Role role) {

    private static final Pattern STEM = Pattern.compile("(\\d{1,18})(?:_([0-9a-f-]{36}))?");

    /** Reads a name; empty where it is none of a state file. */
    public static Optional<StateFileName> parse(String name) {
        int dot = name.lastIndexOf('.');
        Role role = dot < 1 ? null : roleOf(name.substring(dot + 1));
        if (role == null || name.charAt(0) < '0' || name.charAt(0) > '9') {
            return Optional.empty();
        }
        Matcher matcher = STEM.matcher(name).region(0, dot);
        return matcher.matches() ? Optional.of(new StateFileName(Long.parseLong(matcher.group(1)), matcher.group(2), role)) : Optional.empty();
    }

    private static @Nullable Role roleOf(String suffix) {
        return switch (suffix) {
            case "delta" -> Role.STATE_DELTA;
            case "snapshot" -> Role.STATE_SNAPSHOT;
            case "zip" -> Role.STATE_ROCKSDB_SNAPSHOT;
            case "changelog" -> Role.STATE_CHANGELOG;
            default -> null;
        };
    }
}
