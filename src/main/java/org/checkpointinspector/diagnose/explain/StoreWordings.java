package org.checkpointinspector.diagnose.explain;

import static org.checkpointinspector.diagnose.explain.FailureCause.CREDENTIALS_EXPIRED;
import static org.checkpointinspector.diagnose.explain.FailureCause.PERMISSION;
import static org.checkpointinspector.diagnose.explain.FailureCause.STORAGE_FAILURE;
import static org.checkpointinspector.diagnose.explain.KnownError.Weight.VAGUE;
import static org.checkpointinspector.diagnose.explain.KnownError.Where.LOG_OF_STREAMING;
import static org.checkpointinspector.diagnose.explain.KnownError.Where.STREAMING;

import java.util.List;

/** The store that holds the checkpoint: HDFS, object stores, local disks. The words are theirs and met everywhere, so the trace must be one of streaming. */
final class StoreWordings {

    static final List<KnownError> ALL = List.of(
            KnownError.of(CREDENTIALS_EXPIRED, "token \\(?\\S*DELEGATION_TOKEN.*(?:is expired|can'?t be found in cache)|SecretManager\\$InvalidToken|InvalidToken: ", "The Hadoop delegation token is no longer valid").in(LOG_OF_STREAMING),
            KnownError.of(CREDENTIALS_EXPIRED, "Failed to find any Kerberos tgt|GSS initiate failed|Ticket expired|Client cannot authenticate via:\\[|SASL authentication.*(?:expired|GSSException)", "The Kerberos ticket is gone or no longer valid").in(LOG_OF_STREAMING),
            KnownError.of(CREDENTIALS_EXPIRED, "ExpiredToken|The (?:provided|security) token (?:has expired|included in the request is (?:expired|invalid))|token has expired|AuthenticationFailed.*(?:expired|Signature not valid in the specified time)|AADToken.*expired|InvalidClientTokenId",
                            "The token for the object store is no longer valid").in(STREAMING),
            KnownError.of(CREDENTIALS_EXPIRED, "Unable to load (?:AWS )?credentials|NoAuthWithAWSException|NoAwsCredentialsException|Failed to connect to service endpoint.*credentials", "There are no credentials for the object store, or none any more")
                    .in(STREAMING),
            KnownError.of(PERMISSION, "AccessControlException|Permission denied|AccessDeniedException|Access Denied|AccessDenied\\b|(?:Status Code|status code|StatusCode)[:=]? ?403|AuthorizationPermissionMismatch|does not have storage\\.\\S+ access|403 Forbidden",
                            "The store does not let the job's user do this").in(STREAMING),
            KnownError.of(STORAGE_FAILURE, "DSQuotaExceededException|NSQuotaExceededException|(?:DiskSpace|NameSpace|disk space|namespace) quota .* (?:is )?exceeded|Disk quota exceeded", "A quota is used up").in(STREAMING),
            KnownError.of(STORAGE_FAILURE, "No space left on device|There is not enough space on the disk", "The disk is full").in(STREAMING),
            KnownError.of(STORAGE_FAILURE, "SafeModeException|Name node is in safe mode|Cannot (?:create|rename|delete) .* [Nn]ame ?node is in safe mode", "HDFS is in safe mode").in(STREAMING),
            KnownError.of(STORAGE_FAILURE, "could only be (?:replicated|written) to \\d+ (?:nodes|of the)|BlockMissingException|Could not obtain block|All datanodes .* are bad|Unable to close file because the last block|Filesystem closed", "HDFS could not write or read a block")
                    .in(STREAMING),
            KnownError.of(STORAGE_FAILURE, "(?i)SlowDown\\b|Please reduce your request rate|Status Code: 503|ServerBusy|EgressIsOverAccountLimit|Rate exceeded|Operations per second is over the account limit|503 Service Unavailable", "The object store slows the job down").in(STREAMING),
            KnownError.of(STORAGE_FAILURE, "(?:StandbyException|Operation category \\S+ is not supported in state standby)", "The name node that was asked is on standby").in(STREAMING),
            KnownError.of(STORAGE_FAILURE, "UnknownStoreException|NoSuchBucket|bucket does not exist|The specified (?:bucket|container) does not exist", "The bucket is gone or was misspelt").in(STREAMING),
            KnownError.of(STORAGE_FAILURE, "Too many open files|Stale file handle|Input/output error|Read-only file system|Structure needs cleaning", "The file system of the machine fails").in(STREAMING),
            KnownError.of(STORAGE_FAILURE, "(?:ConnectException|NoRouteToHostException|SocketTimeoutException|UnknownHostException|ConnectTimeoutException|SdkClientException|AWSClientIOException|AmazonClientException|ApiCallTimeoutException).*"
                            + "|Unable to execute HTTP request|Connection refused|Connection reset", "The store does not answer").in(KnownError.Where.CHECKPOINT_CODE),
            KnownError.of(STORAGE_FAILURE, "File exists and there is no append support|CANNOT_LOAD_CHECKPOINT_FILE_MANAGER|UnsupportedFileSystemException|No AbstractFileSystem|No FileSystem for scheme|UNSUPPORTED_.*APPEND", "The store cannot do what a checkpoint needs")
                    .in(STREAMING).remedy("Use a store with append and atomic rename (HDFS), or for write-ahead logs set closeFileAfterWrite=true for driver and receiver."),
            KnownError.of(STORAGE_FAILURE, "Could not write checkpoint for time|Failed to write to write ahead log|Error writing (?:checkpoint|offset log)|Checkpoint failed: failed to save output of task|Error in attempt \\d+ (?:to|of) writ\\w+ checkpoint", "A checkpoint could not"
                            + " be written; the message does not say why").as(VAGUE));

    private StoreWordings() {}
}
