package org.checkpointinspector.storage.hadoop;

import java.io.EOFException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.hdfs.BlockMissingException;
import org.apache.hadoop.hdfs.CannotObtainBlockLengthException;
import org.apache.hadoop.ipc.RpcException;
import org.apache.hadoop.ipc.StandbyException;
import org.apache.hadoop.security.AccessControlException;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException.Kind;
import org.jspecify.annotations.Nullable;

/** Words for what HDFS, and those who speak like it, refuse. */
final class HdfsWords {

    /** {@code FSPermissionChecker.toAccessControlString}. */
    private static final Pattern DENIED =
            Pattern.compile("user=([^,]*), access=(\\w+), inode=\"([^\"]*)\":([^:]*):([^:]*):[-d]?([-rwxtT]{9})");

    private static final List<String> NO_TICKET =
            List.of("SIMPLE authentication is not enabled", "GSS initiate failed", "Client cannot authenticate via");

    private HdfsWords() {}

    static @Nullable Words of(Location place, String operation, List<Throwable> chain) {
        if (Failures.first(chain, ParentNotDirectoryException.class) != null || said(chain, "(is not a directory)")) {
            return new Words(Kind.NOT_FOUND, "", "");
        }
        if (said(chain, "Incomplete HDFS URI")) {
            String advice = "Write hdfs://host:port/path, or give the folder with the cluster's core-site.xml (--hadoop-conf DIR).";
            return new Words(Kind.BAD_ADDRESS, "the address names no NameNode, and no configuration does", advice);
        }
        if (said(chain, "KrbException: Cannot locate")) {
            String advice = "Install the krb5.conf of your network as /etc/krb5.conf, or name it in -Djava.security.krb5.conf=…, then run kinit.";
            return new Words(Kind.DENIED, "the configuration demands Kerberos, and this machine knows no Kerberos realm", advice);
        }
        AccessControlException refused = Failures.first(chain, AccessControlException.class);
        if (refused != null || said(chain, "GSS initiate failed") || said(chain, "Server asks us to fall back to SIMPLE auth")) {
            return denied(chain);
        }
        if (Failures.first(chain, StandbyException.class) != null || said(chain, "Operation category READ is not supported in state standby")) {
            String advice = "Name the active NameNode, or open the cluster by its HA name with its hdfs-site.xml (--hadoop-conf DIR).";
            return new Words(Kind.UNAVAILABLE, "this NameNode is the standby one and answers no questions", advice);
        }
        if (said(chain, "SafeModeException") || said(chain, "in safe mode") || said(chain, "Name node is in safe mode")) {
            String advice = "Wait until it has heard of its blocks, or ask who runs the cluster (hdfs dfsadmin -safemode get).";
            return new Words(Kind.UNAVAILABLE, "the NameNode is in safe mode", advice);
        }
        if (said(chain, "QuotaExceededException")) {
            return new Words(Kind.FAILED, "the folder's quota is used up", "Make room in it, or ask for more (hdfs dfs -count -q PATH).");
        }
        if (said(chain, "could only be written to 0 of the")) {
            String advice = "Ask who runs the cluster: its DataNodes are full or down (hdfs dfsadmin -report).";
            return new Words(Kind.FAILED, "no DataNode takes its bytes", advice);
        }
        Words data = data(chain);
        return data != null ? data : wrongPort(chain);
    }

    private static Words denied(List<Throwable> chain) {
        if (NO_TICKET.stream().anyMatch(text -> said(chain, text))) {
            String advice = "Run kinit, and give the folder with the cluster's configuration (--hadoop-conf DIR or HADOOP_CONF_DIR).";
            return new Words(Kind.DENIED, "the cluster demands Kerberos, and there is no valid ticket", advice);
        }
        if (said(chain, "fall back to SIMPLE auth")) {
            String advice = "Leave Kerberos out of the configuration, or add -D ipc.client.fallback-to-simple-auth-allowed=true.";
            return new Words(Kind.DENIED, "the configuration demands Kerberos, and the cluster does not offer it", advice);
        }
        for (Throwable cause : chain) {
            Matcher denied = DENIED.matcher(String.valueOf(cause.getMessage()));
            if (denied.find()) {
                String what = "the user '" + denied.group(1) + "' lacks the right to " + right(denied.group(2));
                String where = denied.group(3) + " belongs to " + denied.group(4) + ":" + denied.group(5) + " with " + denied.group(6);
                String advice = where + "; ask for that right, or come as a user who has it (kinit, or -D " + ConnectionSettings.USER + "=name).";
                return new Words(Kind.DENIED, what, advice);
            }
        }
        String advice = "Ask for that right, or come as a user who has it (kinit, or -D " + ConnectionSettings.USER + "=name).";
        return new Words(Kind.DENIED, Failures.said(chain), advice);
    }

    private static String right(String action) {
        return switch (action) {
            case "EXECUTE" -> "look into a folder on the way";
            case "READ_EXECUTE" -> "list it";
            default -> action.toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    private static @Nullable Words data(List<Throwable> chain) {
        ChecksumException checksum = Failures.first(chain, ChecksumException.class);
        if (checksum != null) {
            String what = "its bytes do not fit HDFS's own checksum from byte " + checksum.getPos() + " on, in every replica";
            return new Words(Kind.FAILED, what, "Have the cluster checked (hdfs fsck PATH -list-corruptfileblocks) and take the file from a backup.");
        }
        if (Failures.first(chain, BlockMissingException.class) != null) {
            String advice = "Have the cluster checked (hdfs fsck PATH -files -blocks -locations): a DataNode may only be down.";
            return new Words(Kind.FAILED, "a block of it is on no DataNode that answers", advice);
        }
        if (Failures.first(chain, CannotObtainBlockLengthException.class) != null) {
            String advice = "Somebody is writing it, or died doing so: wait, or recover the lease (hdfs debug recoverLease -path PATH).";
            return new Words(Kind.FAILED, "its last block is still open for writing", advice);
        }
        return null;
    }

    private static @Nullable Words wrongPort(List<Throwable> chain) {
        boolean strange = Failures.first(chain, RpcException.class) != null
                || said(chain, "Protocol message")
                || said(chain, "End of File Exception between local host") && Failures.first(chain, EOFException.class) != null;
        if (!strange) {
            return null;
        }
        String advice = "Give the NameNode's RPC port (8020 or 9000 mostly; fs.defaultFS names it). For the port of its web page write webhdfs://.";
        return new Words(Kind.UNAVAILABLE, "what answers there does not speak as a NameNode does", advice);
    }

    private static boolean said(List<Throwable> chain, String text) {
        return chain.stream().anyMatch(cause -> String.valueOf(cause).contains(text));
    }
}
