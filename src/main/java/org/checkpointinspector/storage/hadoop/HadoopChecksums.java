package org.checkpointinspector.storage.hadoop;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.CompositeCrcFileChecksum;
import org.apache.hadoop.fs.FileChecksum;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import org.apache.hadoop.util.DataChecksum;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.checkpointinspector.storage.StoredChecksums;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** What HDFS (the CRC of all blocks together, {@code dfs.checksum.combine.mode}) and S3 (its checksums, its ETag) keep of their files. */
final class HadoopChecksums implements StoredChecksums {

    private final Connection connection;

    HadoopChecksums(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Optional<StoredChecksum> of(Location file) throws StorageException {
        FileSystem connector = connection.connector();
        try {
            return connection.calls().run(() -> connector instanceof S3AFileSystem s3 ? ofObject(s3, file) : ofFile(connector, file));
        } catch (IOException failure) {
            throw connection.failures().of(file, "read", failure);
        }
    }

    private static Optional<StoredChecksum> ofFile(FileSystem connector, Location file) throws IOException {
        FileStatus status = connector.getFileStatus(HadoopFile.path(file));
        if (status.isDirectory()) {
            throw Failures.isFolder(file);
        }
        if (status.getLen() == 0) {
            // without blocks there is nothing to combine, and HDFS answers in another way; no bytes have this sum
            return Optional.of(new StoredChecksum(Algorithm.CRC32C, "00000000"));
        }
        @Nullable FileChecksum checksum = connector.getFileChecksum(HadoopFile.path(file));
        if (!(checksum instanceof CompositeCrcFileChecksum composite)) {
            return Optional.empty();
        }
        boolean castagnoli = composite.getChecksumOpt().getChecksumType() == DataChecksum.Type.CRC32C;
        String hex = HexFormat.of().formatHex(composite.getBytes());
        return Optional.of(new StoredChecksum(castagnoli ? Algorithm.CRC32C : Algorithm.CRC32, hex));
    }

    private static Optional<StoredChecksum> ofObject(S3AFileSystem connector, Location file) throws IOException {
        @Nullable HeadObjectResponse object = new S3Objects(connector).head(file);
        if (object == null) {
            throw new FileNotFoundException(file.path());
        }
        if (object.checksumType() != ChecksumType.COMPOSITE) {
            Map<Algorithm, @Nullable String> sums = new LinkedHashMap<>();
            sums.put(Algorithm.SHA256, object.checksumSHA256());
            sums.put(Algorithm.CRC64NVME, object.checksumCRC64NVME());
            sums.put(Algorithm.CRC32C, object.checksumCRC32C());
            sums.put(Algorithm.CRC32, object.checksumCRC32());
            sums.put(Algorithm.SHA1, object.checksumSHA1());
            for (Map.Entry<Algorithm, @Nullable String> sum : sums.entrySet()) {
                // some stores leave the type out; of an upload in parts the checksum ends in the number of parts
                if (sum.getValue() != null && sum.getValue().indexOf('-') < 0) {
                    String hex = HexFormat.of().formatHex(Base64.getDecoder().decode(sum.getValue()));
                    return Optional.of(new StoredChecksum(sum.getKey(), hex));
                }
            }
        }
        return S3Objects.md5(object).map(hex -> new StoredChecksum(Algorithm.MD5, hex));
    }
}
