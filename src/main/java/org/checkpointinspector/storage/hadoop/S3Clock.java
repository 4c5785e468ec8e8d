package org.checkpointinspector.storage.hadoop;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.checkpointinspector.storage.StoreClock;

/** The clock of S3: every answer bears the time at which it was given. */
final class S3Clock implements StoreClock {

    private final Connection connection;
    private final S3AFileSystem s3;

    S3Clock(Connection connection, S3AFileSystem s3) {
        this.connection = connection;
        this.s3 = s3;
    }

    @Override
    public OptionalLong nowMs(Location file) throws StorageException {
        try {
            return connection.calls().run(() -> new S3Objects(s3).date(S3Objects.key(file))).map(S3Clock::parsed).orElse(OptionalLong.empty());
        } catch (IOException failure) {
            throw connection.failures().of(file, "looked at", failure);
        }
    }

    /** ms since the epoch of a date as HTTP writes it; empty for anything else. */
    private static OptionalLong parsed(String date) {
        try {
            return OptionalLong.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)).toEpochMilli());
        } catch (DateTimeException other) {
            return OptionalLong.empty();
        }
    }
}
