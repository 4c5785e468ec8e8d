package org.checkpointinspector.storage.hadoop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.AclEntry;
import org.apache.hadoop.fs.permission.FsAction;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.security.AccessControlException;
import org.checkpointinspector.storage.Access;

/** Owners and permissions as a connector knows them: those of HDFS, or an object store's facts. Runs as one library call. */
final class HadoopAccess {

    private static final String STORAGE_CLASS = "header.x-amz-storage-class";

    private static final Map<String, String> OBJECT_FACTS = Map.of(
            "header.x-amz-server-side-encryption", "Encryption",
            "header.x-amz-version-id", "Version",
            "header.x-amz-archive-status", "Archive",
            "header.ETag", "ETag");

    private HadoopAccess() {}

    /** Who may do what with a place. */
    static Access of(FileSystem connector, String user, Path path) throws IOException {
        FileStatus status = connector.getFileStatus(path);
        return connector.getScheme().equals("s3a") ? ofObject(connector, path, status) : ofFile(connector, user, path, status);
    }

    private static Access ofFile(FileSystem connector, String user, Path path, FileStatus status) throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Looked at by", user);
        if (status.hasAcl()) {
            facts.put("ACL", connector.getAclStatus(path).getEntries().stream().map(AclEntry::toString).collect(Collectors.joining(", ")));
        }
        if (status.isFile()) {
            facts.put("Replication", status.isErasureCoded() ? "erasure coded" : String.valueOf(status.getReplication()));
            facts.put("Block size", status.getBlockSize() + " bytes");
        }
        if (status.isEncrypted()) {
            facts.put("Encryption", "in an encryption zone");
        }
        if (connector instanceof DistributedFileSystem hdfs) {
            HdfsFacts.add(hdfs, path, status, facts);
        }
        boolean folder = status.isDirectory();
        boolean readable = may(connector, path, folder ? FsAction.READ_EXECUTE : FsAction.READ);
        boolean writable = may(connector, path, folder ? FsAction.WRITE_EXECUTE : FsAction.WRITE);
        String mode = status.getPermission().toString();
        return new Access(status.getOwner(), status.getGroup(), mode, readable, writable, Collections.unmodifiableMap(facts));
    }

    private static boolean may(FileSystem connector, Path path, FsAction action) throws IOException {
        try {
            connector.access(path, action);
            return true;
        } catch (AccessControlException no) {
            return false;
        }
    }

    /** An object has no owner that S3 would tell; what it would let be done with it shows when it is done. */
    private static Access ofObject(FileSystem connector, Path path, FileStatus status) throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        if (status.isDirectory()) {
            facts.put("Kind", "the common beginning of keys; S3 has no folders");
            if (connector instanceof S3AFileSystem s3) {
                S3Facts.add(s3, path.toUri().getPath().substring(1), facts);
            }
        } else {
            Map<String, byte[]> headers = new LinkedHashMap<>();
            connector.getXAttrs(path).forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value == null ? new byte[0] : value));
            facts.put("Storage class", text(headers.getOrDefault(STORAGE_CLASS, new byte[0]), "STANDARD"));
            OBJECT_FACTS.forEach((header, name) -> {
                String value = text(headers.getOrDefault(header.toLowerCase(Locale.ROOT), new byte[0]), "");
                if (!value.isEmpty()) {
                    facts.put(name, value);
                }
            });
        }
        return new Access(null, null, null, true, true, Collections.unmodifiableMap(facts));
    }

    private static String text(byte[] value, String otherwise) {
        return value.length == 0 ? otherwise : new String(value, StandardCharsets.UTF_8);
    }
}
