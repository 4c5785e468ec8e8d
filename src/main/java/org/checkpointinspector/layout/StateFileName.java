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

    private static final Pattern NAME = Pattern.compile("(\\d{1,18})(?:_([0-9a-f-]{36}))?\\.(delta|snapshot|zip|changelog)");

    /** Reads a name; empty where it is none of a state file. */
    public static Optional<StateFileName> parse(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Role role = switch (matcher.group(3)) {
            case "delta" -> Role.STATE_DELTA;
            case "snapshot" -> Role.STATE_SNAPSHOT;
            case "zip" -> Role.STATE_ROCKSDB_SNAPSHOT;
            default -> Role.STATE_CHANGELOG;
        };
        return Optional.of(new StateFileName(Long.parseLong(matcher.group(1)), matcher.group(2), role));
    }
}
